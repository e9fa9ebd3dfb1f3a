using System.Globalization;

namespace ErpCrm.Ui.Formats;

/// <summary>
/// Reads days as people type or paste them: <c>23.11.2026</c>, <c>23/11/2026</c>, <c>23 Nov 2026</c>, <c>2026-11-23</c>. The day stands
/// before the month in every language of the product; a year has four digits.
/// </summary>
public static class DateText
{
    private const int Longest = 40;

    private static readonly string[] Numeric = ["yyyy-M-d", "d.M.yyyy", "d/M/yyyy", "d-M-yyyy", "d M yyyy"];
    private static readonly string[] Worded = ["d MMM yyyy", "d MMMM yyyy", "MMM d yyyy", "MMMM d yyyy"];
    private static readonly string[] ShortYears = ["d.M.yy", "d/M/yy", "d-M-yy", "d M yy", "d MMM yy", "d MMMM yy", "M.d.yy", "M/d/yy"];

    public static bool TryParse(string? text, CultureInfo culture, out DateOnly date)
    {
        date = default;
        if (text is null || text.Length > Longest) return false;
        var plain = Plain(text);
        return DateOnly.TryParseExact(plain, Numeric, CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
            || DateOnly.TryParseExact(plain, Worded, culture, DateTimeStyles.None, out date)
            || DateOnly.TryParseExact(plain, Worded, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    /// <summary>Whether it is a day whose year has two digits: 20.11.26 and, from a browser's date field, 0026-11-20.</summary>
    public static bool HasShortYear(string text, CultureInfo culture)
    {
        if (text.Length > Longest) return false;
        var plain = Plain(text);
        return (TryParse(plain, culture, out var date) && date.Year < 100)
            || DateOnly.TryParseExact(plain, ShortYears, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            || DateOnly.TryParseExact(plain, ShortYears, culture, DateTimeStyles.None, out _);
    }

    private static string Plain(string text) =>
        string.Join(' ', text.Replace(',', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
