using System.Globalization;
using System.Text.RegularExpressions;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Workspace.Imports.Reading;

/// <summary>How the days or numbers of one column are written.</summary>
internal static class CellForms
{
    public const string DayFirst = "dmy";
    public const string MonthFirst = "mdy";
    public const string YearFirst = "ymd";

    /// <summary>The file does not tell whether the day or the month comes first: whoever imports does.</summary>
    public const string AskDay = "ask";
    public const string Comma = "comma";
    public const string Point = "point";

    public static bool IsDate(string? form) => form is DayFirst or MonthFirst or YearFirst or AskDay;

    public static bool IsNumber(string? form) => form is Comma or Point;
}

/// <summary>Values of cells, as their column writes them.</summary>
internal static partial class CellReading
{
    /// <summary>The unit of what is no amount of money.</summary>
    public const string PerCent = "%";

    private const int LongestMoment = 60;
    private const int MatchMilliseconds = 1000;

    private static readonly CultureInfo PointCulture = Cultures.English;
    private static readonly CultureInfo CommaCulture = Cultures.Russian;
    private static readonly string[] MonthFirst =
        ["M/d/yyyy", "M.d.yyyy", "M-d-yyyy", "M/d/yy", "M.d.yy", "M-d-yy"];
    private static readonly string[] ShortYears = ["d.M.yy", "d/M/yy", "d-M-yy", "d M yy"];

    public static bool TryDate(SourceCell cell, string? form, out DateOnly day)
    {
        day = default;
        if (cell.Value is DateOnly known)
        {
            day = known;
            return true;
        }

        var text = WithoutTime(cell.Text);
        if (form == CellForms.MonthFirst && Exactly(text, MonthFirst, out day)) return true;
        return (DateText.TryParse(text, out day) && day.Year >= 100) || Exactly(text, ShortYears, out day);
    }

    public static bool TryNumber(SourceCell cell, string? form, out decimal value)
    {
        (value, var isKnown) = cell.Value switch
        {
            decimal number => (number, true),
            CellPercent percent => (percent.Share, true),
            _ => (0m, false),
        };
        if (isKnown) return true;
        var isPoint = form == CellForms.Point;
        if (DecimalText.Read(cell.Text, isPoint ? PointCulture : CommaCulture) is not { } typed) return false;
        // One separator and three digits: it groups unless it is the column's decimal one.
        var decimals = isPoint ? '.' : ',';
        var isGrouped = typed.Decimals > 0 && !cell.Text.Contains(decimals, StringComparison.Ordinal);
        value = isGrouped && typed.Other is { } grouped ? grouped : typed.Value;
        return true;
    }

    /// <summary>What was written with the number: a currency, or per cent; null where there is nothing.</summary>
    public static string? UnitOf(SourceCell cell) => cell.Value switch
    {
        null => DecimalText.Read(cell.Text, CommaCulture)?.Unit,
        CellPercent => PerCent,
        _ => null,
    };

    /// <summary>The day of a moment: "23.11.2026 0:00:00" is what a database writes for a day.</summary>
    public static string WithoutTime(string text) =>
        text.Length <= LongestMoment && Time().Match(text) is { Success: true } time ? text[..time.Index] : text;

    private static bool Exactly(string text, string[] forms, out DateOnly day) =>
        DateOnly.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out day);

    // With seconds and their parts, before or after noon, in a zone or in none.
    [GeneratedRegex(
        @"(?:[Tt]|,? +(?:at +|в +)?)(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,9})?)?"
        + @"(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:Z|UTC|GMT|[+-][0-9]{2}:?(?:[0-9]{2})?))?\z",
        RegexOptions.None,
        MatchMilliseconds)]
    private static partial Regex Time();
}
