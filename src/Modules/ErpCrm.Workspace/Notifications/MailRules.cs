namespace ErpCrm.Workspace.Notifications;

/// <summary>When mails about notifications are sent; by the clock of whoever gets them.</summary>
internal static class MailRules
{
    /// <summary>Minute of the day from which the daily mail is sent.</summary>
    public const int DailyFrom = 8 * 60;

    // What comes within this is one mail.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(3);

    // A mail that is sent at once does not wait longer for more to come.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Whether nothing has come for a while, or the first has waited long enough.</summary>
    /// <param name="times">When those that wait happened, UTC; not empty.</param>
    public static bool IsBurstOver(IReadOnlyCollection<DateTime> times, DateTime now) =>
        now - times.Max() >= Pause || now - times.Min() >= Longest;

    /// <summary>Whether somebody is not to be disturbed now; the hours may go over midnight.</summary>
    /// <param name="from">Minute of the day; null without quiet hours.</param>
    /// <param name="to">The first minute that is not quiet any more.</param>
    public static bool IsQuiet(int? from, int? to, DateTime now, TimeZoneInfo zone)
    {
        if (from is not { } begin || to is not { } end || begin == end) return false;
        var minute = MinuteOf(now, zone);
        return begin < end ? begin <= minute && minute < end : begin <= minute || minute < end;
    }

    /// <summary>Whether the daily mail of this day is due.</summary>
    public static bool IsDailyDue(DateOnly? last, DateTime now, TimeZoneInfo zone) =>
        MinuteOf(now, zone) >= DailyFrom && !(last >= DayOf(now, zone));

    public static DateOnly DayOf(DateTime now, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone));

    private static int MinuteOf(DateTime now, TimeZoneInfo zone) =>
        (int)TimeZoneInfo.ConvertTimeFromUtc(now, zone).TimeOfDay.TotalMinutes;
}
