using CsCheck;
using ErpCrm.Finance.Purchasing.RecurringBills;

namespace ErpCrm.Tests.Finance.Purchasing.RecurringBills;

public sealed class RecurringScheduleTests
{
    [Fact]
    public void The_thirty_first_is_the_last_day_of_shorter_months_and_comes_back()
    {
        var days = new RecurringSchedule(RecurringEvery.Month, new DateOnly(2028, 1, 31), null);
        Assert.Equal(
            [new DateOnly(2028, 1, 31), new(2028, 2, 29), new(2028, 3, 31), new(2028, 4, 30), new(2028, 5, 31)],
            days.From(new DateOnly(2028, 1, 1)).Take(5));
    }

    [Fact]
    public void A_quarter_and_a_year_keep_their_day_and_end_when_they_end()
    {
        var quarters = new RecurringSchedule(RecurringEvery.Quarter, new DateOnly(2026, 11, 30),
            new DateOnly(2027, 8, 29));
        Assert.Equal([new DateOnly(2027, 2, 28), new DateOnly(2027, 5, 30)],
            quarters.From(new DateOnly(2026, 12, 1)));
        var leap = new RecurringSchedule(RecurringEvery.Year, new DateOnly(2028, 2, 29), null);
        Assert.Equal([new DateOnly(2029, 2, 28), new(2030, 2, 28), new(2031, 2, 28), new(2032, 2, 29)],
            leap.From(new DateOnly(2028, 3, 1)).Take(4));
    }

    [Fact]
    public void It_ends_with_the_calendar() => Assert.InRange(
        new RecurringSchedule(RecurringEvery.Month, new DateOnly(9990, 12, 31), null).From(new DateOnly(9990, 1, 1))
            .Count(), 90, 110);

    [Fact]
    public void Its_days_from_any_day_on_are_those_that_are_not_before_it() =>
        Gen.Select(Gen.Int[0, 3_000], Gen.Int[-900, 4_000], Gen.Enum<RecurringEvery>()).Sample((first, from, every) =>
        {
            var begin = new DateOnly(2024, 1, 1).AddDays(first);
            var day = begin.AddDays(from);
            var schedule = new RecurringSchedule(every, begin, begin.AddYears(14));
            var all = schedule.From(begin).ToList();
            Assert.Equal(all.Where(on => on >= day), schedule.From(day));
            Assert.Equal(begin, all[0]);
            Assert.All(all.Zip(all.Skip(1)), pair => Assert.Equal(schedule.Months,
                ((pair.Second.Year - pair.First.Year) * 12) + pair.Second.Month - pair.First.Month));
            Assert.All(all, on => Assert.True(on.Day == begin.Day || on.AddDays(1).Day == 1));
        });
}
