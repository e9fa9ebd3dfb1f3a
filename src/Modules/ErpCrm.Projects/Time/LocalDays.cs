namespace ErpCrm.Projects.Time;

/// <summary>Minutes of one local day.</summary>
internal sealed record DayMinutes(DateOnly Day, int Minutes);

/// <summary>Splits a span of instants by the days of a time zone,
/// with the offsets of those days (domain-rules §9, §23).</summary>
internal static class LocalDays
{
    /// <summary>
    /// Whole minutes per local day. Rounded cumulatively, so that the
    /// days together are the rounded length of the whole span; days with less than half a minute are left out.
    /// </summary>
    public static IReadOnlyList<DayMinutes> Split(DateTime fromUtc, DateTime toUtc, TimeZoneInfo zone)
    {
        var days = new List<DayMinutes>();
        var given = 0;
        for (var at = fromUtc; at < toUtc;)
        {
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, zone));
            var midnight = StartOf(day.AddDays(1), zone);
            var end = midnight > at && midnight < toUtc ? midnight : toUtc;
            var until = (int)Math.Round((end - fromUtc).TotalMinutes, MidpointRounding.AwayFromZero);
            if (until > given) days.Add(new DayMinutes(day, until - given));
            (given, at) = (until, end);
        }

        return days;
    }

    /// <summary>The first instant (UTC) of a local day, also where
    /// the clock is put forward or back at midnight.</summary>
    public static DateTime StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        if (zone.IsAmbiguousTime(midnight))
            return DateTime.SpecifyKind(midnight - zone.GetAmbiguousTimeOffsets(midnight).Max(), DateTimeKind.Utc);
        while (zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(1);
        return TimeZoneInfo.ConvertTimeToUtc(midnight, zone);
    }
}
