using CsCheck;
using ErpCrm.Projects.Time;

namespace ErpCrm.Tests.Projects.Time;

public sealed class LocalDaysTests
{
    private static readonly TimeZoneInfo Bishkek = TimeZoneInfo.FindSystemTimeZoneById("Asia/Bishkek");
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>Puts its clock forward at midnight: that day begins at 01:00.</summary>
    private static readonly TimeZoneInfo Havana = TimeZoneInfo.FindSystemTimeZoneById("America/Havana");

    [Fact]
    public void A_timer_over_midnight_is_split_by_local_day()
    {
        var days = LocalDays.Split(Utc(2026, 11, 23, 16, 30), Utc(2026, 11, 23, 19, 15), Bishkek);
        Assert.Equal([new DayMinutes(new(2026, 11, 23), 90), new DayMinutes(new(2026, 11, 24), 75)], days);
    }

    [Fact]
    public void The_night_the_clock_goes_forward_has_one_hour_less()
    {
        // 22:00 to 04:00 on the wall: six hours by the clock, five in truth.
        var days = LocalDays.Split(Utc(2026, 3, 28, 21, 0), Utc(2026, 3, 29, 2, 0), Berlin);
        Assert.Equal([new DayMinutes(new(2026, 3, 28), 120), new DayMinutes(new(2026, 3, 29), 180)], days);
    }

    [Fact]
    public void The_night_the_clock_goes_back_has_one_hour_more()
    {
        // 22:00 to 04:00 on the wall: six hours by the clock, seven in truth.
        var days = LocalDays.Split(Utc(2026, 10, 24, 20, 0), Utc(2026, 10, 25, 3, 0), Berlin);
        Assert.Equal([new DayMinutes(new(2026, 10, 24), 120), new DayMinutes(new(2026, 10, 25), 300)], days);
    }

    [Fact]
    public void A_day_without_a_midnight_begins_with_its_first_minute()
    {
        var start = LocalDays.StartOf(new DateOnly(2026, 3, 8), Havana);
        Assert.Equal(new TimeOnly(1, 0), TimeOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(start, Havana)));
        Assert.Equal(new DateOnly(2026, 3, 7),
            DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(start.AddSeconds(-1), Havana)));
    }

    [Fact]
    public void Nothing_is_recorded_for_less_than_half_a_minute() =>
        Assert.Empty(LocalDays.Split(Utc(2026, 11, 23, 6, 0), Utc(2026, 11, 23, 6, 0).AddSeconds(29), Bishkek));

    [Fact]
    public void The_days_add_up_to_the_rounded_length_in_every_zone()
    {
        TimeZoneInfo[] zones = [Bishkek, Berlin, Havana, TimeZoneInfo.FindSystemTimeZoneById("Australia/Lord_Howe"),
            TimeZoneInfo.FindSystemTimeZoneById("Asia/Beirut")];
        Gen.Select(Gen.Int[0, 400 * 24 * 60], Gen.Int[1, 70 * 3600], Gen.Int[0, zones.Length - 1])
            .Sample((start, seconds, zone) =>
            {
                var from = Utc(2026, 1, 1, 0, 0).AddMinutes(start);
                var days = LocalDays.Split(from, from.AddSeconds(seconds), zones[zone]);
                return days.Sum(d => d.Minutes) == (int)Math.Round(seconds / 60.0, MidpointRounding.AwayFromZero)
                    && days.Select(d => d.Day).Distinct().Count() == days.Count
                    && days.All(d => d.Minutes is > 0 and <= 25 * 60);
            });
    }

    private static DateTime Utc(int year, int month, int day, int hour, int minute) =>
        new(year, month, day, hour, minute, 0, DateTimeKind.Utc);
}
