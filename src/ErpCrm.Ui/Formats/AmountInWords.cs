using System.Globalization;
using ErpCrm.SharedKernel;

namespace ErpCrm.Ui.Formats;

/// <summary>
/// An amount as it is spelled out on documents, in the current
/// culture: <c>One hundred twenty som 50 tyiyn</c>, <c>Сто двадцать сомов 50 тыйынов</c>,
/// <c>Жүз жыйырма сом 50 тыйын</c>. The minor unit stays in digits, as banks here ask for.
/// </summary>
public static class AmountInWords
{
    /// <summary>The amount in words, beginning with a capital letter.</summary>
    /// <param name="amount">In units of the currency, rounded to its minor unit; below a quadrillion.</param>
    /// <param name="currency">ISO 4217; one without a name of its own is written as its code.</param>
    public static string Of(decimal amount, string currency)
    {
        var language = CultureInfo.CurrentCulture.TwoLetterISOLanguageName;
        var rounded = Rounding.Round(Math.Abs(amount), currency);
        var whole = (long)decimal.Truncate(rounded);
        var digits = Currencies.IsKnown(currency) ? Currencies.Digits(currency) : 2;
        var part = (long)((rounded - whole) * Power(digits));
        var units = CurrencyWords.Of(currency, language);
        var words = NumberWords.Of(whole, language, units.IsFeminine);
        var text = $"{words} {units.Major(whole)}";
        if (digits > 0)
            text +=
                $" {part.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')}{MinorOf(units, part, digits)}";
        if (rounded != 0 && amount < 0) text = $"{NumberWords.Minus(language)} {text}";
        return char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];
    }

    private static string MinorOf(CurrencyWords units, long part, int digits) =>
        units.Minor(part) is { Length: > 0 } name
        ? " " + name
        : "/" + Power(digits).ToString(CultureInfo.InvariantCulture);

    private static decimal Power(int digits) => Enumerable.Repeat(10m, digits).Aggregate(1m, (a, b) => a * b);
}
