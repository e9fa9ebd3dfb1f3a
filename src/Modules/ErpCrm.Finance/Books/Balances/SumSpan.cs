namespace ErpCrm.Finance.Books.Balances;

/// <summary>Days, both included.</summary>
internal readonly record struct DaySpan(DateOnly From, DateOnly To)
{
    public bool Holds(DateOnly day) => day >= From && day <= To;
}

/// <summary>
/// Days put together of kept months: whichever is less is read from lines, the days of a broken month or those that are
/// missing from it. What ends today costs nothing: no lines are of later days.
/// </summary>
/// <param name="Months">First day of the first kept month to the last day of the last one; null without any.</param>
/// <param name="Added">Days whose lines are counted beside the months.</param>
/// <param name="TakenAway">Days within the months whose lines are not wanted.</param>
internal sealed record SumSpan(DaySpan? Months, IReadOnlyList<DaySpan> Added, IReadOnlyList<DaySpan> TakenAway)
{
    private const int FewDays = 10;

    public static SumSpan Of(DateOnly? begin, DateOnly to)
    {
        var from = begin ?? DateOnly.MinValue;
        var (start, end) = (Balances.Months.Of(from), Balances.Months.EndOf(to));
        var (keepsFirst, keepsLast) = (from.Day <= FewDays + 1, to == end || to.Day > FewDays);
        if (Balances.Months.Of(to) == start && !(keepsFirst && keepsLast))
            return new SumSpan(null, [new DaySpan(from, to)], []);
        var (added, taken) = (new List<DaySpan>(), new List<DaySpan>());
        var (first, last) = (start, end);
        if (!keepsFirst)
        {
            first = start.AddMonths(1);
            added.Add(new DaySpan(from, first.AddDays(-1)));
        }
        else if (from > start)
        {
            taken.Add(new DaySpan(start, from.AddDays(-1)));
        }

        if (!keepsLast)
        {
            last = Balances.Months.Of(to).AddDays(-1);
            added.Add(new DaySpan(last.AddDays(1), to));
        }
        else if (to < end)
        {
            taken.Add(new DaySpan(to.AddDays(1), end));
        }

        return new SumSpan(first <= last ? new DaySpan(first, last) : null, added, taken);
    }
}
