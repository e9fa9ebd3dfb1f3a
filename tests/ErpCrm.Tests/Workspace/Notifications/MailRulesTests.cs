using CsCheck;
using ErpCrm.Workspace.Notifications;

namespace ErpCrm.Tests.Workspace.Notifications;

public sealed class MailRulesTests
{
    private static readonly DateTime Start = new(2026, 3, 27, 0, 0, 0, DateTimeKind.Utc);
    private static readonly TimeZoneInfo Bishkek = TimeZoneInfo.FindSystemTimeZoneById("Asia/Bishkek");
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("21:59", false)]
    [InlineData("22:00", true)]
    [InlineData("23:59", true)]
    [InlineData("00:00", true)]
    [InlineData("06:59", true)]
    [InlineData("07:00", false)]
    [InlineData("12:00", false)]
    public void Quiet_hours_go_over_midnight(string local, bool isQuiet) =>
        Assert.Equal(isQuiet, MailRules.IsQuiet(22 * 60, 7 * 60, At(local), Bishkek));

    [Theory]
    [InlineData("12:59", false)]
    [InlineData("13:00", true)]
    [InlineData("13:59", true)]
    [InlineData("14:00", false)]
    public void Quiet_hours_may_lie_within_a_day(string local, bool isQuiet) =>
        Assert.Equal(isQuiet, MailRules.IsQuiet(13 * 60, 14 * 60, At(local), Bishkek));

    [Fact]
    public void Without_hours_it_is_never_quiet() => Assert.False(MailRules.IsQuiet(null, null, Start, Bishkek));

    /// <summary>Clocks go from 2:00 to 3:00 on 29 March and from 3:00 to 2:00 on 25 October 2026.</summary>
    [Theory]
    [InlineData("2026-03-29T00:59:00Z", true)]
    [InlineData("2026-03-29T01:00:00Z", false)]
    [InlineData("2026-10-25T00:29:00Z", true)]
    [InlineData("2026-10-25T00:30:00Z", false)]
    [InlineData("2026-10-25T01:00:00Z", true)]
    [InlineData("2026-10-25T01:30:00Z", false)]
    public void Quiet_hours_are_those_of_the_clock_on_the_wall_when_it_is_set(string utc, bool isQuiet) =>
        Assert.Equal(isQuiet, MailRules.IsQuiet(22 * 60, (2 * 60) + 30, Utc(utc), Berlin));

    [Fact]
    public void Quiet_hours_end_within_a_day_and_an_hour() =>
        Gen.Select(Gen.Int[0, 1439], Gen.Int[0, 1439], Gen.Int[0, 400 * 1440]).Sample((from, to, minute) =>
        {
            var begin = Start.AddMinutes(minute);
            Assert.True(from == to || Enumerable.Range(0, 26 * 60).Any(
                later => !MailRules.IsQuiet(from, to, begin.AddMinutes(later), Berlin)));
        }, iter: 200);

    [Fact]
    public void A_burst_is_over_when_nothing_came_for_a_while()
    {
        var now = Start.AddHours(1);
        Assert.False(MailRules.IsBurstOver([now.AddMinutes(-9), now.AddMinutes(-1)], now));
        Assert.True(MailRules.IsBurstOver([now.AddMinutes(-9), now.AddMinutes(-3)], now));
    }

    [Fact]
    public void A_burst_that_does_not_end_is_mailed_all_the_same() =>
        Gen.Int[0, 100].Sample(newest =>
        {
            var now = Start.AddHours(1);
            Assert.True(MailRules.IsBurstOver([now.AddMinutes(-10), now.AddSeconds(-newest)], now));
        });

    [Fact]
    public void The_daily_mail_comes_once_a_day_from_eight_on()
    {
        Assert.False(MailRules.IsDailyDue(null, At("07:59"), Bishkek));
        Assert.True(MailRules.IsDailyDue(null, At("08:00"), Bishkek));
        var today = MailRules.DayOf(At("08:00"), Bishkek);
        Assert.False(MailRules.IsDailyDue(today, At("23:00"), Bishkek));
        Assert.True(MailRules.IsDailyDue(today, At("08:00").AddDays(1), Bishkek));
    }

    private static DateTime At(string local) =>
        TimeZoneInfo.ConvertTimeToUtc(DateTime.Parse($"2026-03-27T{local}", null), Bishkek);

    private static DateTime Utc(string text) => DateTimeOffset.Parse(text, null).UtcDateTime;
}
