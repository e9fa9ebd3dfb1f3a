using System.Globalization;

namespace ErpCrm.Ui.Lists.Filters;

/// <summary>Words for days that move with the day they are read on: a link and a view keep the word.</summary>
internal static class RelativeDays
{
    private const int MostDays = 3660;

    /// <summary>What is offered, with its English text.</summary>
    public static IReadOnlyList<(string Word, string Text)> Offered { get; } =
    [
        ("today", "Today"), ("past", "Before today"), ("future", "After today"),
        ("this-week", "This week"), ("last-week", "Last week"), ("next-week", "Next week"),
        ("this-month", "This month"), ("last-month", "Last month"), ("next-month", "Next month"),
        ("this-quarter", "This quarter"), ("last-quarter", "Last quarter"), ("next-quarter", "Next quarter"),
        ("this-year", "This year"), ("last-year", "Last year"), ("next-year", "Next year"),
    ];

    /// <summary>The days it means today; null when it is no such word.</summary>
    public static (DateOnly? From, DateOnly? To)? Of(string word, DateOnly today) => word switch
    {
        "today" => (today, today),
        "past" => (null, today.AddDays(-1)),
        "future" => (today.AddDays(1), null),
        _ => word.Split('-') switch
        {
            [var which, var span] when StepOf(which) is { } step && Begin(span, today) is { } begin =>
                (Move(begin, span, step), Move(begin, span, step + 1).AddDays(-1)),
            ["last", var number] when Count(number) is { } count => (today.AddDays(1 - count), today),
            ["next", var number] when Count(number) is { } count => (today, today.AddDays(count - 1)),
            _ => null,
        },
    };

    public static string Say(string word, ListScope scope)
    {
        if (Offered.FirstOrDefault(o => o.Word == word).Text is { } text) return scope.Say(text);
        var parts = word.Split('-');
        var days = Count(parts[^1]) ?? 0;
        return parts[0] == "last"
            ? scope.Count("last {0} day|last {0} days", days)
            : scope.Count("next {0} day|next {0} days", days);
    }

    /// <summary>"last" or "next" with its days; null for another word.</summary>
    public static (string Way, int Days)? DaysOf(string? word) =>
        word?.Split('-') is [("last" or "next") and var way, var number] && Count(number) is { } days
            ? (way, days)
            : null;

    private static int? StepOf(string which) => which switch { "last" => -1, "this" => 0, "next" => 1, _ => null };

    private static DateOnly? Begin(string span, DateOnly today) => span switch
    {
        "week" => today.AddDays(-(((int)today.DayOfWeek + 6) % 7)),
        "month" => new DateOnly(today.Year, today.Month, 1),
        "quarter" => new DateOnly(today.Year, (((today.Month - 1) / 3) * 3) + 1, 1),
        "year" => new DateOnly(today.Year, 1, 1),
        _ => null,
    };

    private static DateOnly Move(DateOnly begin, string span, int steps) => span switch
    {
        "week" => begin.AddDays(7 * steps),
        "month" => begin.AddMonths(steps),
        "quarter" => begin.AddMonths(3 * steps),
        _ => begin.AddYears(steps),
    };

    private static int? Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MostDays
            ? days
            : null;
}
