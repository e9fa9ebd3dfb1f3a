using System.Globalization;
using CsCheck;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Lists;

namespace ErpCrm.Tests.Ui.Lists;

/// <summary>Conditions as an address has them, made of values that the rows hold and of others, and what they
/// mean: told here once more, without the expressions that the database is asked with.</summary>
internal static class ConditionGen
{
    private static readonly string[] Spans =
    [
        "today", "past", "future", "this-month", "last-month", "next-month", "this-quarter", "last-quarter",
        "this-year", "last-year", "this-week", "last-90", "next-30",
    ];

    public static Gen<string> Of<TRow>(Column<TRow> column, IReadOnlyList<TRow> rows)
    {
        var type = column.Field.Reads.ReturnType;
        var values = rows.Select(column.Field.ValueOf).OfType<object>().Distinct().Take(200).ToArray();
        var said = Values(column, values);
        return type.IsValueType && Nullable.GetUnderlyingType(type) is null
            ? said
            : Gen.Frequency((6, said), (1, Gen.Const("empty")), (1, Gen.Const("filled")));
    }

    /// <summary>Whether a value passes.</summary>
    public static bool Passes(FieldType type, object? value, string text, ListScope scope)
    {
        if (text == "empty") return value is null or "";
        if (text == "filled") return value is not (null or "");
        return type switch
        {
            FieldType.Text => PassesText((string?)value ?? "", (string?)value, text),
            FieldType.Number or FieldType.Money or FieldType.Percent => PassesRange(value, text, 1),
            FieldType.Duration => PassesRange(value, text, 60),
            FieldType.Date => value is DateOnly day && PassesDays(day, text, scope.Today),
            FieldType.Moment => value is DateTime utc && PassesDays(
                DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, scope.Me.TimeZone)), text, scope.Today),
            FieldType.Flag => (value is true) == (text == "yes"),
            _ => PassesChoice(value?.ToString() ?? "", text, scope),
        };
    }

    private static Gen<string> Values<TRow>(Column<TRow> column, object[] values)
    {
        Gen<object?> some = values.Length == 0 ? Gen.Const((object?)null) : Gen.OneOf<object?>(values);
        return column.Field.Type switch
        {
            FieldType.Text => Gen.Select(
                some, Gen.Int[0, 9], Gen.OneOf("", "has:", "is:", "not:", "any:", "none:"),
                (value, at, how) => how + Part((string?)value ?? "x", at, how)),
            FieldType.Number or FieldType.Money or FieldType.Percent => Range(some, 1),
            FieldType.Duration => Range(some, 60),
            FieldType.Date or FieldType.Moment => Gen.OneOf(
                Gen.OneOf(Spans),
                Gen.Select(some, some, Gen.Int[0, 3], (a, b, open) => Between(Day(a), Day(b), open))),
            FieldType.Flag => Gen.OneOf("yes", "no"),
            FieldType.Choice => Gen.Select(
                Gen.OneOf(NamesOf(column.Field.Reads.ReturnType)).List[1, 3], Gen.Bool,
                (names, isNone) => (isNone ? "!" : "") + string.Join(',', names)),
            _ => Gen.Select(some.List[1, 3], Gen.Bool, (ids, isNone) => (isNone ? "!" : "")
                + string.Join(',', ids.Select(id => id?.ToString() ?? Guid.Empty.ToString()))),
        };
    }

    private static string[] NamesOf(Type choice) => Enum.GetNames(Nullable.GetUnderlyingType(choice) ?? choice);

    private static Gen<string> Range(Gen<object?> some, int factor) =>
        Gen.Select(some, some, Gen.Int[0, 3], (a, b, open) => Between(Figure(a, factor), Figure(b, factor), open));

    private static string Between(string a, string b, int open)
    {
        var (from, to) = string.CompareOrdinal(a.PadLeft(20), b.PadLeft(20)) <= 0 ? (a, b) : (b, a);
        return open switch { 0 => $"{from}..", 1 => $"..{to}", 2 => from, _ => $"{from}..{to}" };
    }

    private static string Figure(object? value, int factor) =>
        ((value is null ? 0 : Convert.ToDecimal(value, CultureInfo.InvariantCulture)) / factor)
            .ToString("0.##", CultureInfo.InvariantCulture);

    private static string Day(object? value) => (value switch
    {
        DateOnly day => day,
        DateTime moment => DateOnly.FromDateTime(moment),
        _ => new DateOnly(2026, 3, 5),
    }).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A piece of a value in other letters, or the whole of it.
    private static string Part(string value, int at, string how)
    {
        var plain = value.Replace("|", "", StringComparison.Ordinal).Trim();
        if (plain.Length == 0) plain = "x";
        if (how is "any:" or "none:") return plain;
        if (how != "is:" && plain.Length > 2) plain = plain[Math.Min(at, plain.Length - 2)..];
        plain = plain.Trim();
        var typed = at % 2 == 0 ? plain.ToUpperInvariant() : plain.ToLowerInvariant();
        return how.Length == 0 && (typed.Contains(':', StringComparison.Ordinal) || typed.Length == 0)
            ? "has:a"
            : typed;
    }

    private static bool PassesText(string value, string? whole, string text)
    {
        var parts = text.Split(':', 2);
        var word = parts.Length == 2 ? parts[1] : text;
        return parts.Length == 2 ? parts[0] switch
        {
            "is" => value.Equals(word, StringComparison.OrdinalIgnoreCase),
            "not" => !value.Contains(word, StringComparison.OrdinalIgnoreCase),
            "any" => word == whole,
            "none" => word != whole,
            _ => value.Contains(word, StringComparison.OrdinalIgnoreCase),
        } : value.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    private static bool PassesRange(object? value, string text, int factor)
    {
        if (value is null) return false;
        var number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
        decimal? Bound(string part) =>
            part.Length == 0 ? null : decimal.Parse(part, CultureInfo.InvariantCulture) * factor;
        var parts = text.Split("..");
        return (Bound(parts[0]) is not { } from || number >= from) && (Bound(parts[^1]) is not { } to || number <= to);
    }

    private static bool PassesDays(DateOnly day, string text, DateOnly today)
    {
        var (month, quarter) = (Months(day) - Months(today), (Months(day) / 3) - (Months(today) / 3));
        int Week(DateOnly d) => (d.DayNumber - new DateOnly(2024, 1, 1).DayNumber) / 7;
        return text switch
        {
            "today" => day == today,
            "past" => day < today,
            "future" => day > today,
            "this-week" => Week(day) == Week(today),
            "this-month" => month == 0,
            "last-month" => month == -1,
            "next-month" => month == 1,
            "this-quarter" => quarter == 0,
            "last-quarter" => quarter == -1,
            "this-year" => day.Year == today.Year,
            "last-year" => day.Year == today.Year - 1,
            "last-90" => day <= today && day > today.AddDays(-90),
            "next-30" => day >= today && day < today.AddDays(30),
            _ => PassesSpan(day, text.Split("..")),
        };
    }

    private static int Months(DateOnly day) => (day.Year * 12) + day.Month - 1;

    private static bool PassesSpan(DateOnly day, string[] parts) =>
        (parts[0].Length == 0 || day >= DateOnly.Parse(parts[0], CultureInfo.InvariantCulture))
        && (parts[^1].Length == 0 || day <= DateOnly.Parse(parts[^1], CultureInfo.InvariantCulture));

    private static bool PassesChoice(string value, string text, ListScope scope)
    {
        var words = text.TrimStart('!').Split(',');
        var isOne = words.Contains(value) || (words.Contains("me") && value == scope.Me.Id.ToString());
        return isOne != text.StartsWith('!');
    }
}
