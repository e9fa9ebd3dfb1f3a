using System.Globalization;
using System.Text.RegularExpressions;

namespace ErpCrm.Ui.Formats;

/// <summary>
/// Reads hours as people type them: <c>1.5</c>, <c>1,5</c>, <c>1:30</c>,
/// <c>90m</c>, <c>1h 30m</c>, with the words of every language. Whole
/// minutes; a number of hours has at most two decimals.
/// </summary>
public static partial class DurationText
{
    private const int MatchMilliseconds = 1000;
    private const int MostMinutes = 10_000;
    private const int Longest = 24;
    private const string HourWords = @"(?:(?:h|hrs?|hours?|ч|час[а-я]*|с|саат)\.?)";
    private const string MinuteWords = @"(?:(?:m|mins?|minutes?|м|мин|минут[а-я]*|мүн|мүнөт)\.?)";

    /// <summary>Reads what was typed; empty is zero.</summary>
    public static bool TryParse(string? text, out int minutes)
    {
        minutes = 0;
        var typed = (text ?? "").Trim().ToLowerInvariant();
        if (typed.Length == 0) return true;
        if (typed.Length > Longest) return false;

        var match = Clock().Match(typed);
        if (!match.Success) match = Words().Match(typed);
        return match.Success && TryAdd(Number(match, "h"), Number(match, "m"), out minutes);
    }

    /// <summary>Whether it is more than a number of hours: a clock, or words.</summary>
    public static bool LooksLikeClock(string text) => text.Any(c => c == ':' || char.IsLetter(c));

    private static decimal Number(Match match, string group) =>
        match.Groups[group] is { Success: true, Length: > 0 } found
        ? decimal.Parse(found.Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
        : 0;

    private static bool TryAdd(decimal hours, decimal minutes, out int total)
    {
        var exact = (hours * 60) + minutes;
        total = exact > MostMinutes ? 0 : (int)Math.Round(exact, MidpointRounding.AwayFromZero);
        return exact <= MostMinutes;
    }

    [GeneratedRegex(@"\A(?<h>[0-9]{0,3}):(?<m>[0-5][0-9])\z", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex Clock();

    [GeneratedRegex(
        @"\A(?:(?<h>[0-9]{1,4}(?:[.,][0-9]{0,2})?|[.,][0-9]{1,2})\s*" + HourWords + "?"
        + @"|(?<h>[0-9]{1,4})\s*" + HourWords + @"\s*(?<m>[0-5]?[0-9])\s*" + MinuteWords + "?"
        + @"|(?<m>[0-9]{1,4})\s*" + MinuteWords + @")\z",
        RegexOptions.None,
        MatchMilliseconds)]
    private static partial Regex Words();
}
