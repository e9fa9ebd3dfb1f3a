using CsCheck;
using ErpCrm.Resources.Capacity;
using ErpCrm.Resources.People;

namespace ErpCrm.Tests.Resources.Capacity;

public sealed class WorkCalendarTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly Guid Aida = new(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
    private static readonly Employment Employed = new(Aida, new DateOnly(2020, 1, 1), null);

    [Fact]
    public void A_week_without_anything_written_down_has_forty_hours() =>
        Assert.Equal(40 * 60, Week(Calendar()).Available);

    [Fact]
    public void Holidays_and_leave_reduce_the_week()
    {
        var calendar = Calendar(holidays: [Monday], leave: [Leave(1, 2)]);

        Assert.Equal(new WorkTime(40 * 60, 8 * 60, 16 * 60), Week(calendar));
        Assert.Equal(16 * 60, Week(calendar).Available);
    }

    [Fact]
    public void A_holiday_within_leave_is_not_deducted_twice()
    {
        var calendar = Calendar(holidays: [Monday.AddDays(1)], leave: [Leave(0, 4)]);

        Assert.Equal(new WorkTime(40 * 60, 8 * 60, 32 * 60), Week(calendar));
        Assert.True(Week(calendar).IsOff);
    }

    [Fact]
    public void A_holiday_on_a_weekend_takes_nothing() =>
        Assert.Equal(40 * 60, Week(Calendar(holidays: [Monday.AddDays(5)])).Available);

    [Fact]
    public void Half_a_day_of_leave_takes_half_of_that_day() =>
        Assert.Equal(36 * 60, Week(Calendar(leave: [new TimeOff(Aida, Monday, Monday, IsHalfDay: true)])).Available);

    [Fact]
    public void A_part_timer_has_the_hours_of_the_own_pattern()
    {
        var calendar = Calendar(patterns: [Pattern(Monday, 300, 300, 300, 300, 0, 0, 0)], leave: [Leave(3, 4)]);

        Assert.Equal(900, Week(calendar).Available);
    }

    [Fact]
    public void The_newest_pattern_that_is_valid_counts()
    {
        var calendar = Calendar(patterns:
        [
            Pattern(Monday.AddDays(-70), 240, 240, 240, 240, 240, 0, 0),
            Pattern(Monday.AddDays(2), 480, 480, 480, 480, 480, 0, 0),
        ]);

        Assert.Equal((2 * 240) + (3 * 480), Week(calendar).Available);
        Assert.Equal(5 * 480, calendar.InWeek(Aida, Monday.AddDays(-77)).Available);
    }

    [Fact]
    public void Joiners_and_leavers_count_for_their_days()
    {
        var joiner = new WorkCalendar([Employed with { JoinedOn = Monday.AddDays(3) }], [], [], []);
        var leaver = new WorkCalendar([Employed with { LeftOn = Monday.AddDays(1) }], [], [], []);

        Assert.Equal(16 * 60, joiner.InWeek(Aida, Monday).Available);
        Assert.Equal(16 * 60, leaver.InWeek(Aida, Monday).Available);
    }

    [Fact]
    public void Nobody_unknown_has_hours() => Assert.Equal(default, Calendar().InWeek(Guid.NewGuid(), Monday));

    private static readonly Gen<int> AnyDay = Gen.Int[-20, 20];

    private static readonly Gen<WorkCalendar> AnyCalendar =
        from patterns in Gen.Select(AnyDay, Gen.Int[0, 720].Array[7]).Array[0, 3]
        from holidays in AnyDay.Array[0, 6]
        from leave in Gen.Select(AnyDay, Gen.Int[0, 10], Gen.Bool).Array[0, 4]
        from joined in AnyDay
        from stays in Gen.Int[0, 60]
        select new WorkCalendar(
            [new Employment(Aida, Monday.AddDays(joined), stays > 40 ? null : Monday.AddDays(joined + stays))],
            patterns.Select(p => new HoursPattern(Aida, Monday.AddDays(p.Item1), p.Item2)),
            holidays.Select(h => Monday.AddDays(h)),
            leave.Select(l => new TimeOff(Aida, Monday.AddDays(l.Item1), Monday.AddDays(l.Item1 + l.Item2), l.Item3)));

    [Fact]
    public void Hours_are_never_negative_and_never_more_than_the_pattern() => AnyCalendar.Sample(calendar =>
    {
        for (var week = Monday.AddDays(-21); week <= Monday.AddDays(21); week = week.AddDays(7))
        {
            var time = calendar.InWeek(Aida, week);
            Assert.InRange(time.Available, 0, time.Pattern);
            Assert.True(time.Holiday >= 0 && time.Leave >= 0);
        }
    });

    [Fact]
    public void A_period_is_the_sum_of_its_days() => AnyCalendar.Sample(calendar =>
    {
        var days = Enumerable.Range(-14, 28).Select(d => calendar.On(Aida, Monday.AddDays(d)))
            .Aggregate(default(WorkTime), (a, b) => a + b);
        Assert.Equal(days, calendar.Between(Aida, Monday.AddDays(-14), Monday.AddDays(13)));
    });

    [Fact]
    public void More_leave_never_gives_more_hours() =>
        Gen.Select(AnyDay, Gen.Int[0, 10], AnyDay, Gen.Int[0, 10]).Sample((first, length, other, otherLength) =>
        {
            var one = new TimeOff(Aida, Monday.AddDays(first), Monday.AddDays(first + length), false);
            var two = new TimeOff(Aida, Monday.AddDays(other), Monday.AddDays(other + otherLength), false);
            Assert.True(Week(Calendar(leave: [one, two])).Available <= Week(Calendar(leave: [one])).Available);
        });

    private static WorkTime Week(WorkCalendar calendar) => calendar.InWeek(Aida, Monday);

    private static WorkCalendar Calendar(HoursPattern[]? patterns = null, DateOnly[]? holidays = null,
        TimeOff[]? leave = null) =>
        new([Employed], patterns ?? [], holidays ?? [], leave ?? []);

    private static TimeOff Leave(int first, int last) =>
        new(Aida, Monday.AddDays(first), Monday.AddDays(last), IsHalfDay: false);

    private static HoursPattern Pattern(DateOnly from, params int[] minutes) => new(Aida, from, minutes);
}
