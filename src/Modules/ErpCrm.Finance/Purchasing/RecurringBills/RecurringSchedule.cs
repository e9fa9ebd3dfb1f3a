using ErpCrm.Finance.Schedules;

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
    public int Months => Series.Months;

    private DaySeries Series => new(
        Every switch
        {
            RecurringEvery.Quarter => SeriesUnit.Quarter,
            RecurringEvery.Year => SeriesUnit.Year,
            _ => SeriesUnit.Month,
        }, 1, FirstOn, EndsOn);

    /// <summary>Days from a day on, in order.</summary>
    public IEnumerable<DateOnly> From(DateOnly day) => Series.From(day);

    /// <summary>The last day of what a bill of that day pays for.</summary>
    public DateOnly CoversUntil(DateOnly on) => Series.After(on).AddDays(-1);
}
