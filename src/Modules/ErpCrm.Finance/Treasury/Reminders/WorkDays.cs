namespace ErpCrm.Finance.Treasury.Reminders;

/// <summary>Days on which letters go out: no weekend and no holiday.</summary>
internal sealed record WorkDays(IReadOnlySet<DateOnly> Holidays)
{
    // A calendar in which every day is a holiday ends somewhere.
    private const int LongestPause = 60;

    public bool IsWorking(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(day);

    /// <summary>The day itself, or the first after it on which one works.</summary>
    public DateOnly From(DateOnly day)
    {
        for (var i = 0; i < LongestPause; i++)
        {
            if (IsWorking(day.AddDays(i))) return day.AddDays(i);
        }

        return day;
    }
}
