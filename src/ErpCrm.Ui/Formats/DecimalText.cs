using System.Globalization;
using System.Text.RegularExpressions;
using ErpCrm.SharedKernel;

namespace ErpCrm.Ui.Formats;

/// <summary>A number as somebody typed it.</summary>
/// <param name="Decimals">Digits after the decimal separator, as typed.</param>
/// <param name="Unit">ISO 4217 code or <c>%</c> where one was typed with it.</param>
/// <param name="Other">What it means where its only separator is of
/// the other kind: 1,234 is 1234 or 1.234; else null.</param>
public sealed record TypedNumber(decimal Value, int Decimals, string? Unit, decimal? Other);

/// <summary>
/// Reads numbers as people type or paste them: <c>1 234,50</c>,
/// <c>1,234.50</c>, <c>KGS 1’234.50</c>. Groups are of three digits, parted by one kind of separator, left
/// of the decimal one; anything else is no number. A single comma or point
/// before exactly three digits groups only where the culture groups with it.
/// </summary>
public static partial class DecimalText
{
    private const int Longest = 60;
    private const int MatchMilliseconds = 1000;

    private static readonly (string Text, string Unit)[] Units =
    [
        .. Currencies.All.Select(code => (code, code)),
        ("сом", "KGS"), ("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("₽", "RUB"), ("руб.", "RUB"), ("руб", "RUB"),
        ("₸", "KZT"), ("%", "%"),
    ];

    /// <summary>The number alone; currency and per cent signs are allowed around it.</summary>
    public static bool TryParse(string? text, CultureInfo culture, out decimal value)
    {
        var number = Read(text, culture);
        value = number?.Value ?? 0;
        return number is not null;
    }

    /// <summary>The number and what was typed with it; null when it is none.</summary>
    public static TypedNumber? Read(string? text, CultureInfo culture)
    {
        if (text is null || text.Length > Longest) return null;

        var (negative, rest) = TakeSign(text.Trim());
        var (unit, plain) = TakeUnit(rest);
        if (!negative && unit is not null) (negative, plain) = TakeSign(plain);
        return Grouped().Match(plain) is { Success: true } match ? Read(match, culture, negative, unit) : null;
    }

    private static TypedNumber? Read(Match match, CultureInfo culture, bool negative, string? unit)
    {
        var whole = string.Concat(match.Groups["w"].Value.Where(char.IsAsciiDigit));
        var fraction = match.Groups["f"].Value;
        if (!TryJoin(whole, fraction, negative, out var value)) return null;
        if (!Lone().IsMatch(match.Value)) return new TypedNumber(value, fraction.Length, unit, null);

        // One separator and three digits after it: a number of three decimals, or thousands.
        if (!TryJoin(whole + fraction, "", negative, out var thousands)) return null;
        var separator = match.Value[^4].ToString();
        if (culture.NumberFormat.NumberGroupSeparator == separator) return new TypedNumber(thousands, 0, unit, value);
        return new TypedNumber(value, fraction.Length, unit,
            culture.NumberFormat.NumberDecimalSeparator == separator ? null : thousands);
    }

    private static bool TryJoin(string whole, string fraction, bool negative, out decimal value)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse($"{(negative ? "-" : "")}{whole}.{fraction}", style, CultureInfo.InvariantCulture,
            out value);
    }

    private static (bool Negative, string Left) TakeSign(string text) => text is [var sign, .. var rest]
        ? sign switch
        {
            '-' or '\u2212' or '\u2011' or '\u2013' => (true, rest.TrimStart()),
            '+' => (false, rest.TrimStart()),
            _ => (false, text),
        }
        : (false, text);

    private static (string? Unit, string Left) TakeUnit(string text)
    {
        foreach (var (word, unit) in Units)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase)) return (unit, text[word.Length..].Trim());
            if (text.EndsWith(word, StringComparison.OrdinalIgnoreCase)) return (unit, text[..^word.Length].Trim());
        }

        return (null, text);
    }

    // Spaces of every width group alike; an apostrophe does in Switzerland.
    // A comma or a point groups where the other, or nothing, follows.
    [GeneratedRegex(
        @"\A(?:(?<w>[1-9][0-9]{0,2}(?:[ \u00a0\u202f\u2007\u2009][0-9]{3})+|[1-9][0-9]{0,2}(?:['\u2019][0-9]{3})+|[0-9]+)(?:[.,](?<f>[0-9]+))?"
        + @"|(?<w>)[.,](?<f>[0-9]+)"
        + @"|(?<w>[1-9][0-9]{0,2}(?:,[0-9]{3})+)\.(?<f>[0-9]+)|(?<w>[1-9][0-9]{0,2}(?:\.[0-9]{3})+),(?<f>[0-9]+)"
        + @"|(?<w>[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}))\z",
        RegexOptions.None,
        MatchMilliseconds)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"\A[1-9][0-9]{0,2}[.,][0-9]{3}\z", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex Lone();
}
