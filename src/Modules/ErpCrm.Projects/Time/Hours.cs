using System.Globalization;
using System.Text.RegularExpressions;

namespace ErpCrm.Projects.Time;

/// <summary>Hours as people type them: <c>1.5</c>, <c>1,5</c>, <c>1:30</c>, <c>90m</c>, <c>1h 30m</c>. Kept as whole minutes.</summary>
internal static partial class Hours
{
    private const int MatchMilliseconds = 1000;

    /// <summary>Reads what was typed; empty is zero.</summary>
    public static bool TryParse(string? text, out int minutes)
    {
        minutes = 0;
        var typed = (text ?? "").Trim().ToLowerInvariant();
        if (typed.Length == 0) return true;
        if (typed.Length > 20) return false;
        if (Clock().Match(typed) is { Success: true } clock) return TryAdd(Number(clock, "h"), Number(clock, "m"), out minutes);
        if (Words().Match(typed) is { Success: true } words) return TryAdd(Number(words, "h"), Number(words, "m"), out minutes);
        return false;
    }

    /// <summary>As it stands in a cell: <c>1.5</c> in the reader's culture where two decimals say it exactly, else <c>1:25</c>; nothing for zero.</summary>
    public static string Format(int minutes)
    {
        if (minutes == 0) return "";
        return minutes % 3 == 0
            ? (minutes / 60m).ToString("0.##", CultureInfo.CurrentCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}:{minutes % 60:00}");
    }

    private static decimal Number(Match match, string group) => match.Groups[group] is { Success: true, Length: > 0 } found
        ? decimal.Parse(found.Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
        : 0;

    private static bool TryAdd(decimal hours, decimal minutes, out int total)
    {
        total = 0;
        var exact = (hours * 60) + minutes;
        if (exact > 10_000) return false;
        total = (int)Math.Round(exact, MidpointRounding.AwayFromZero);
        return true;
    }

    [GeneratedRegex(@"^(?<h>\d{0,3}):(?<m>[0-5]\d)$", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex Clock();

    // h: English, ч: Russian, с or саат: Kyrgyz.
    [GeneratedRegex(
        @"^(?:(?<h>\d{1,4}(?:[.,]\d{0,4})?|[.,]\d{1,4})\s*(?:h|hours?|ч|час\w*|с|саат)?"
        + @"|(?<h>\d{1,4})\s*(?:h|hours?|ч|час\w*|с|саат)\s*(?<m>\d{1,4})\s*(?:m|min|м|мин|мүн|мүнөт)?"
        + @"|(?<m>\d{1,4})\s*(?:m|min|м|мин|мүн|мүнөт))\.?$",
        RegexOptions.None,
        MatchMilliseconds)]
    private static partial Regex Words();
}
