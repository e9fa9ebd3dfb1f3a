using System.Globalization;
using System.Text.RegularExpressions;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Workspace.Imports.Reading;

/// <summary>How the days or numbers of a column are written, told from its cells.</summary>
internal static partial class CellGuess
{
    private const double Most = 0.6;
    private const int MatchMilliseconds = 1000;

    /// <summary>Null where there is nothing to tell: texts, whole numbers, and what the file itself says.</summary>
    public static string? FormOf(IReadOnlyList<SourceCell> cells)
    {
        var texts = cells.Where(cell => cell.Text.Length > 0 && cell.Value is null).Select(cell => cell.Text).ToList();
        if (texts.Count == 0) return null;
        var days = texts.Select(text => Day().Match(text)).Where(match => match.Success).ToList();
        if (days.Count >= texts.Count * Most) return DateFormOf(days);
        if (texts.Count(text => DateText.TryParse(CellReading.WithoutTime(text), out _)) >= texts.Count * Most)
            return CellForms.DayFirst;
        var numbers = texts.Where(text => DecimalText.Read(text, CultureInfo.InvariantCulture) is not null).ToList();
        return numbers.Count >= texts.Count * Most ? NumberFormOf(numbers) : null;
    }

    private static string DateFormOf(List<Match> days)
    {
        if (days.Count(day => day.Groups["a"].Length == 4) > days.Count / 2) return CellForms.YearFirst;
        var isMonthSecond = days.Exists(day => int.Parse(day.Groups["a"].Value, CultureInfo.InvariantCulture) > 12);
        var isMonthFirst = days.Exists(day => int.Parse(day.Groups["b"].Value, CultureInfo.InvariantCulture) > 12);
        if (isMonthFirst != isMonthSecond) return isMonthFirst ? CellForms.MonthFirst : CellForms.DayFirst;
        // Nobody who writes points begins with the month; of anything else it cannot be told.
        return !isMonthFirst && days.TrueForAll(day => day.Groups["s"].Value == ".")
            ? CellForms.DayFirst
            : CellForms.AskDay;
    }

    private static string? NumberFormOf(List<string> numbers)
    {
        var signs = numbers.Select(DecimalSignOf).ToList();
        var (points, commas) = (signs.Count(sign => sign == '.'), signs.Count(sign => sign == ','));
        if (points == 0 && commas == 0)
        {
            // "1,234" alone says nothing of decimals; what it groups by is not what divides them.
            if (!numbers.Exists(number => number.Contains(',') || number.Contains('.'))) return null;
            return numbers.Exists(number => number.Contains(',')) ? CellForms.Point : CellForms.Comma;
        }

        return points > commas ? CellForms.Point : CellForms.Comma;
    }

    [GeneratedRegex(@"\A(?<a>[0-9]{1,4})(?<s>[./-])(?<b>[0-9]{1,2})[./-][0-9]{2,4}(?:,?[ T].*)?\z", RegexOptions.None,
        MatchMilliseconds)]
    private static partial Regex Day();

    // Before exactly three digits it may group as well, unless the other sign stands before it.
    private static char? DecimalSignOf(string number)
    {
        // "руб." behind it has a point too.
        var end = number.AsSpan().LastIndexOfAnyInRange('0', '9');
        var last = number[..(end + 1)].LastIndexOfAny(['.', ',']);
        if (last < 0) return null;
        var sign = number[last];
        var digits = number[(last + 1)..].TakeWhile(char.IsAsciiDigit).Count();
        var other = number.IndexOf(sign == '.' ? ',' : '.', StringComparison.Ordinal);
        return digits != 3 || (other >= 0 && other < last) ? sign : null;
    }
}
