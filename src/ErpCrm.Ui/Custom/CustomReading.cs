using System.Globalization;
using System.Text.Json.Nodes;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;

namespace ErpCrm.Ui.Custom;

/// <summary>What was typed into a field of the company: its value, or what is wrong with it.</summary>
/// <param name="Value">Null for nothing.</param>
/// <param name="Refusal">In the reader's language; null when it can be kept.</param>
public readonly record struct CustomTyped(JsonNode? Value, string? Refusal = null);

/// <summary>Reads what people type into fields of the company, by the same rules as every other field.</summary>
public static class CustomReading
{
    public const int TextLength = 400;
    public const int LongTextLength = 4000;
    internal const int LinkLength = 1000;
    private const int FirstYear = 1900;
    private const int YearsAhead = 100;

    // A number of fifteen digits is compared exactly.
    private const decimal LargestNumber = 99_999_999_999m;
    private const int MostDecimals = 4;

    private static readonly string[] Protocols = [Uri.UriSchemeHttp, Uri.UriSchemeHttps];

    /// <param name="before">What the record has: a choice that is retired may stay, and who has left.</param>
    /// <param name="people">Who can be chosen.</param>
    /// <param name="records">Those that can be named, and what they are now: one may have been merged.</param>
    public static CustomTyped Read(CustomField field, IReadOnlyList<string> typed, CustomValues before,
        IReadOnlyDictionary<Guid, string> people, DateOnly today, IReadOnlyDictionary<Guid, Guid>? records = null)
    {
        var texts = typed.Select(text => text.Trim()).Where(text => text.Length > 0).ToList();
        if (texts.Count == 0) return default;
        return field.Type switch
        {
            CustomType.Text => Text(texts[0].ReplaceLineEndings(" "), TextLength),
            CustomType.LongText => Text(texts[0].ReplaceLineEndings("\n"), LongTextLength),
            CustomType.Link => Link(texts[0]),
            CustomType.Number => Number(texts[0], MostDecimals, null),
            CustomType.Money => Number(texts[0], Currencies.Digits(field.Currency), field.Currency),
            CustomType.Date => Day(texts[0], today),
            CustomType.YesNo => texts[0] switch
            {
                "yes" => new CustomTyped(JsonValue.Create(true)),
                "no" => new CustomTyped(JsonValue.Create(false)),
                _ => new CustomTyped(null, FieldMessages.OfTheList()),
            },
            CustomType.Person => Person(texts[0], people, before.IdOf(field.Key)),
            CustomType.Reference => Record(texts[0], records, before.IdOf(field.Key)),
            CustomType.Choice => Choices(field, texts[..1], before, many: false),
            _ => Choices(field, texts, before, many: true),
        };
    }

    private static CustomTyped Text(string text, int most) => text.Length > most
        ? new CustomTyped(null, FieldMessages.TooLong(most))
        : new CustomTyped(JsonValue.Create(text));

    // Only what a browser opens as a page: never a script.
    private static CustomTyped Link(string text)
    {
        if (!text.Contains("://", StringComparison.Ordinal)) text = "https://" + text;
        if (text.Length > LinkLength) return new CustomTyped(null, FieldMessages.TooLong(LinkLength));
        return Uri.TryCreate(text, UriKind.Absolute, out var link) && Protocols.Contains(link.Scheme)
            && link.Host.Contains('.', StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal)
            ? new CustomTyped(JsonValue.Create(text))
            : new CustomTyped(null, FieldMessages.NoLink());
    }

    /// <summary>A figure that nobody typed: a cell of a sheet.</summary>
    public static CustomTyped Figure(CustomField field, decimal number)
    {
        var most = field.Type == CustomType.Money ? Currencies.Digits(field.Currency) : MostDecimals;
        if (Math.Abs(number) > LargestNumber) return new CustomTyped(null, FieldMessages.TooLarge());
        var scaled = number * (decimal)Math.Pow(10, most);
        return decimal.Truncate(scaled) != scaled
            ? new CustomTyped(null, FieldMessages.TooManyDecimals(most))
            : new CustomTyped(JsonValue.Create(number));
    }

    private static CustomTyped Number(string text, int decimals, string? currency)
    {
        if (DecimalText.Read(text, CultureInfo.CurrentCulture) is not { } number)
            return new CustomTyped(null, FieldMessages.NoNumber());
        if (currency is not null && number.Unit is { } unit && unit != "%" && unit != currency)
            return new CustomTyped(null, FieldMessages.OtherCurrency(currency));
        if (Math.Abs(number.Value) > LargestNumber) return new CustomTyped(null, FieldMessages.TooLarge());
        if (number.Decimals > decimals) return new CustomTyped(null, FieldMessages.TooManyDecimals(decimals));
        if (decimals >= 3 && number.Other is { } other)
            return new CustomTyped(null, FieldMessages.Ambiguous(number.Value, other));
        return new CustomTyped(JsonValue.Create(number.Value));
    }

    private static CustomTyped Day(string text, DateOnly today)
    {
        if (DateText.HasShortYear(text)) return new CustomTyped(null, FieldMessages.ShortYear(today));
        return DateText.TryParse(text, out var day)
            ? Day(day, today)
            : new CustomTyped(null, FieldMessages.NoDate(today));
    }

    /// <summary>The same of a day that is one already.</summary>
    public static CustomTyped Day(DateOnly day, DateOnly today)
    {
        var (from, to) = (new DateOnly(FirstYear, 1, 1), new DateOnly(today.Year + YearsAhead, 12, 31));
        return day < from || day > to
            ? new CustomTyped(null, FieldMessages.OutOfRange(from, to))
            : new CustomTyped(JsonValue.Create(CustomValues.Written(day)));
    }

    private static CustomTyped Person(string text, IReadOnlyDictionary<Guid, string> people, Guid? before) =>
        Guid.TryParse(text, out var id) && (people.ContainsKey(id) || id == before)
            ? Kept(id)
            : new CustomTyped(null, FieldMessages.OfTheList());

    private static CustomTyped Record(string text, IReadOnlyDictionary<Guid, Guid>? records, Guid? before)
    {
        if (text == CustomInput.Same && before is { } kept) return Kept(kept);
        if (!Guid.TryParse(text, out var id)) return new CustomTyped(null, FieldMessages.OfTheList());
        if (records?.TryGetValue(id, out var now) == true) return Kept(now);
        return id == before ? Kept(id) : new CustomTyped(null, FieldMessages.OfTheList());
    }

    private static CustomTyped Kept(Guid id) => new(JsonValue.Create(CustomValues.Written(id)));

    private static CustomTyped Choices(CustomField field, IReadOnlyList<string> texts, CustomValues before, bool many)
    {
        List<Guid> had = many ? [.. before.IdsOf(field.Key)] : [before.IdOf(field.Key) ?? Guid.Empty];
        var ids = texts.Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Distinct().ToList();
        var offered = field.Choices.Where(c => !c.IsRetired || had.Contains(c.Id)).Select(c => c.Id).ToHashSet();
        if (!ids.TrueForAll(offered.Contains)) return new CustomTyped(null, FieldMessages.OfTheList());
        // In the order of the choices: the same ones are the same value.
        var ordered = field.Choices.Select(c => c.Id).Where(ids.Contains).ToList();
        return new CustomTyped(many
            ? CustomValues.Written(ordered)
            : JsonValue.Create(CustomValues.Written(ordered[0])));
    }
}
