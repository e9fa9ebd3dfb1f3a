namespace ErpCrm.Finance.Purchasing.RecurringBills;

internal enum RecurringEvery
{
    Month,
    Quarter,
    Year,
}

/// <summary>The days of a recurring bill: its day of the month, or the last day of a month that has none (domain-rules
/// §23).</summary>
internal sealed record RecurringSchedule(RecurringEvery Every, DateOnly FirstOn, DateOnly? EndsOn)
{
    private const int MonthsOfYear = 12;

    public int Months => Every switch
    {
        RecurringEvery.Quarter => 3,
        RecurringEvery.Year => MonthsOfYear,
        _ => 1,
    };

    /// <summary>Days from a day on, in order.</summary>
    public IEnumerable<DateOnly> From(DateOnly day)
    {
        var months = ((day.Year - FirstOn.Year) * MonthsOfYear) + day.Month - FirstOn.Month;
        for (var at = Math.Max(0, (months / Months) - 1); At(at) is { } next; at++)
        {
            if (next >= day) yield return next;
        }
    }

    /// <summary>The last day of what a bill of that day pays for.</summary>
    public DateOnly CoversUntil(DateOnly on) => on.AddMonths(Months).AddDays(-1);

    // Always counted from the first day: the 31st stays the 31st after a shorter month.
    private DateOnly? At(int count)
    {
        var months = (long)count * Months;
        if (FirstOn.Year + (months / MonthsOfYear) >= DateOnly.MaxValue.Year) return null;
        var on = FirstOn.AddMonths((int)months);
        return on > EndsOn ? null : on;
    }
}
