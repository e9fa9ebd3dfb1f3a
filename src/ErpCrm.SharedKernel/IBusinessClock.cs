namespace ErpCrm.SharedKernel;

/// <summary>What time it is for the company. Instants are UTC; business
/// dates are days in the company's time zone (domain-rules §23).</summary>
public interface IBusinessClock
{
    /// <summary>Now, UTC.</summary>
    DateTime UtcNow { get; }

    /// <summary>The company's current day.</summary>
    DateOnly Today { get; }

    /// <summary>The company's time zone.</summary>
    TimeZoneInfo TimeZone { get; }

    /// <summary>The company's day of an instant (UTC), with the offset of that date.</summary>
    DateOnly DayOf(DateTime utc);
}

/// <summary>ISO weeks: Monday to Sunday.</summary>
public static class Weeks
{
    private static readonly DateOnly First = new(2000, 1, 1);
    private static readonly DateOnly Last = new(2100, 12, 31);

    /// <summary>The Monday of the day's week.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The Monday of the week somebody asked for, or of today's. Addresses
    /// may ask for any day: years without a calendar are brought back.</summary>
    public static DateOnly MondayOf(DateOnly? asked, DateOnly today) =>
        MondayOf(asked is not { } day ? today : day < First ? First : day > Last ? Last : day);

    /// <summary>The seven days from Monday.</summary>
    public static IEnumerable<DateOnly> DaysFrom(DateOnly monday) => Enumerable.Range(0, 7).Select(monday.AddDays);
}
