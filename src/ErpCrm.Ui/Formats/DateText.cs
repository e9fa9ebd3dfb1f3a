using System.Globalization;
using System.Text.RegularExpressions;

namespace ErpCrm.Ui.Formats;

/// <summary>
/// Reads days as people type or paste them: <c>23.11.2026</c>,
/// <c>23/11/2026</c>, <c>23 Nov 2026</c>, <c>23 ноября 2026 г.</c>,
/// <c>2026-11-23</c>. The day stands before the month in every language
/// of the product, and the month's name is read in each of them,
/// whatever language the page is in; a year has four digits.
/// </summary>
public static partial class DateText
{
    private const int Longest = 40;
    private const int MatchMilliseconds = 1000;
    private const int FewestLetters = 3;

    private static readonly string[] Numeric = ["yyyy-M-d", "d.M.yyyy", "d/M/yyyy", "d-M-yyyy", "d M yyyy"];
    private static readonly string[] ShortYears = ["d.M.yy", "d/M/yy", "d-M-yy", "d M yy", "M.d.yy", "M/d/yy"];

    private static readonly (string Name, int Month)[] Months =
    [
        .. from culture in Cultures.All
           from names in new[] { culture.DateTimeFormat.MonthNames, culture.DateTimeFormat.MonthGenitiveNames }
           from month in Enumerable.Range(1, 12)
           select (names[month - 1].ToLowerInvariant(), month),
    ];

    public static bool TryParse(string? text, out DateOnly date)
    {
        date = default;
        if (text is null || text.Length > Longest) return false;
        var plain = Plain(text);
        return DateOnly.TryParseExact(plain, Numeric, CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
            || TryParseWorded(plain, 4, out date);
    }

    /// <summary>Whether it is a day whose year has two digits: 20.11.26
    /// and, from a browser's date field, 0026-11-20.</summary>
    public static bool HasShortYear(string text)
    {
        if (text.Length > Longest) return false;
        var plain = Plain(text);
        return (TryParse(plain, out var date) && date.Year < 100)
            || DateOnly.TryParseExact(plain, ShortYears, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            || TryParseWorded(plain, 2, out _);
    }

    private static bool TryParseWorded(string plain, int digitsOfYear, out DateOnly date)
    {
        date = default;
        if (Worded().Match(plain) is not { Success: true } match || match.Groups["y"].Length != digitsOfYear)
            return false;
        var word = match.Groups["m"].Value.ToLowerInvariant();
        var month = word.Length < FewestLetters
            ? 0
            : Months.FirstOrDefault(m => m.Name.StartsWith(word, StringComparison.Ordinal)).Month;
        return month > 0
            && DateOnly.TryParseExact($"{match.Groups["y"].Value.PadLeft(4, '0')}-{month}-{match.Groups["d"].Value}",
                "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    private static string Plain(string text) =>
        string.Join(' ', text.Replace(',', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // A point after a shortened month, "г." or "ж." after the year.
    [GeneratedRegex(
        @"\A(?:(?<d>[0-9]{1,2})(?:[ -]|\. ?)(?<m>\p{L}+)\.?[ -](?<y>[0-9]+)|(?<m>\p{L}+)\.? (?<d>[0-9]{1,2}) (?<y>[0-9]+))(?:[ -]?(?:г|год|года|ж|жыл)\.?)?\z",
        RegexOptions.IgnoreCase,
        MatchMilliseconds)]
    private static partial Regex Worded();
}
