namespace ErpCrm.Finance.Schedules;

/// <summary>What a series of days counts in.</summary>
internal enum SeriesUnit
{
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>
/// Days that come again: always counted from the first one, so that the 31st stays the 31st after a shorter month
/// (domain-rules §23).
/// </summary>
/// <param name="Every">Every so many of the unit.</param>
internal sealed record DaySeries(SeriesUnit Unit, int Every, DateOnly FirstOn, DateOnly? EndsOn = null)
{
    private const int DaysOfWeek = 7;
    private const int MonthsOfQuarter = 3;
    private const int MonthsOfYear = 12;

    /// <summary>Each day is the last one of its month, whatever day the first one is; nothing for weeks.</summary>
    public bool IsLastDay { get; init; }

    /// <summary>Months from one day to the next; 0 for weeks.</summary>
    public int Months => Unit switch
    {
        SeriesUnit.Week => 0,
        SeriesUnit.Quarter => Every * MonthsOfQuarter,
        SeriesUnit.Year => Every * MonthsOfYear,
        _ => Every,
    };

    /// <summary>Days from a day on, in order, until the end.</summary>
    public IEnumerable<DateOnly> From(DateOnly day)
    {
        for (var number = NumberOf(day); At(number) is { } on && !(on > EndsOn); number++) yield return on;
    }

    /// <summary>The next day of the series after a day, also beyond its end.</summary>
    public DateOnly After(DateOnly day) => At(NumberOf(day.AddDays(1))) ?? DateOnly.MaxValue;

    /// <summary>The last day of the series before a day; before the first one as if it had begun earlier.</summary>
    public DateOnly Before(DateOnly day) => At(NumberOf(day) - 1) ?? DateOnly.MinValue;

    // The number of the first day that is not before this one.
    private long NumberOf(DateOnly day)
    {
        var number = NumberBefore(day);
        while (At(number) < day) number++;
        return number;
    }

    private long NumberBefore(DateOnly day)
    {
        if (day <= FirstOn) return 0;
        if (Months == 0) return (day.DayNumber - FirstOn.DayNumber) / (DaysOfWeek * Every);
        var months = ((day.Year - FirstOn.Year) * MonthsOfYear) + day.Month - FirstOn.Month;
        return Math.Max(0, (months / Months) - 1);
    }

    private DateOnly? At(long number)
    {
        if (Months == 0)
        {
            var day = FirstOn.DayNumber + (number * DaysOfWeek * Every);
            return day < 0 || day > DateOnly.MaxValue.DayNumber ? null : DateOnly.FromDayNumber((int)day);
        }

        var months = number * Months;
        if (FirstOn.Year + (months / MonthsOfYear) is var year && (year >= DateOnly.MaxValue.Year || year <= 1))
            return null;
        var on = FirstOn.AddMonths((int)months);
        return IsLastDay ? new DateOnly(on.Year, on.Month, DateTime.DaysInMonth(on.Year, on.Month)) : on;
    }
}
