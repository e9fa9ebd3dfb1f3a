using CsCheck;
using ErpCrm.Finance.Schedules;

namespace ErpCrm.Tests.Finance.Schedules;

public sealed class DaySeriesTests
{
    [Fact]
    public void The_anchor_is_kept_over_shorter_months() => Assert.Equal(
        [new DateOnly(2027, 1, 31), new(2027, 2, 28), new(2027, 3, 31), new(2027, 4, 30), new(2027, 5, 31)],
        new DaySeries(SeriesUnit.Month, 1, new DateOnly(2027, 1, 31)).From(new DateOnly(2027, 1, 1)).Take(5));

    [Fact]
    public void The_last_day_is_the_last_one_of_every_month_whatever_day_the_first_one_is() => Assert.Equal(
        [new DateOnly(2027, 11, 30), new(2028, 2, 29), new(2028, 5, 31), new(2028, 8, 31)],
        new DaySeries(SeriesUnit.Quarter, 1, new DateOnly(2027, 11, 4)) { IsLastDay = true }
            .From(new DateOnly(2027, 11, 4)).Take(4));

    [Fact]
    public void Weeks_and_years_are_counted_in_so_many()
    {
        Assert.Equal([new DateOnly(2026, 12, 2), new(2026, 12, 23), new(2027, 1, 13)],
            new DaySeries(SeriesUnit.Week, 3, new DateOnly(2026, 11, 11)).From(new DateOnly(2026, 11, 12)).Take(3));
        Assert.Equal([new DateOnly(2028, 2, 29), new(2030, 2, 28), new(2032, 2, 29)],
            new DaySeries(SeriesUnit.Year, 2, new DateOnly(2028, 2, 29)).From(new DateOnly(2028, 1, 1)).Take(3));
    }

    [Fact]
    public void It_ends_with_its_last_day_or_with_the_calendar()
    {
        var series = new DaySeries(SeriesUnit.Month, 1, new DateOnly(2027, 1, 10), new DateOnly(2027, 3, 9));
        Assert.Equal([new DateOnly(2027, 1, 10), new(2027, 2, 10)], series.From(new DateOnly(2026, 1, 1)));
        Assert.Equal(new DateOnly(2027, 3, 10), series.After(new DateOnly(2027, 2, 10)));
        Assert.InRange(new DaySeries(SeriesUnit.Week, 52, new DateOnly(9990, 1, 1)).From(new DateOnly(9990, 1, 1))
            .Count(), 8, 12);
    }

    [Fact]
    public void Its_days_from_any_day_on_are_those_of_the_whole_series_that_are_not_before_it() =>
        Gen.Select(Gen.Int[0, 3_000], Gen.Int[-900, 4_000], Gen.Enum<SeriesUnit>(), Gen.Int[1, 7], Gen.Bool)
            .Sample((first, from, unit, every, isLast) =>
            {
                var begin = new DateOnly(2024, 1, 1).AddDays(first);
                var day = begin.AddDays(from);
                var series = new DaySeries(unit, every, begin, begin.AddYears(15))
                {
                    IsLastDay = isLast && unit != SeriesUnit.Week,
                };
                var all = series.From(begin).ToList();
                Assert.Equal(all.Where(on => on >= day), series.From(day));
                Assert.Equal(all.Order(), all);
                if (unit == SeriesUnit.Week)
                    Assert.All(all.Zip(all.Skip(1)), pair => Assert.Equal(7 * every,
                        pair.Second.DayNumber - pair.First.DayNumber));
                else
                    Assert.All(all.Zip(all.Skip(1)), pair => Assert.Equal(series.Months,
                        ((pair.Second.Year - pair.First.Year) * 12) + pair.Second.Month - pair.First.Month));
            });

    [Fact]
    public void What_is_before_and_after_a_day_of_it_are_its_neighbours() =>
        Gen.Select(Gen.Int[0, 3_000], Gen.Enum<SeriesUnit>(), Gen.Int[1, 5], Gen.Int[0, 20])
            .Sample((first, unit, every, number) =>
            {
                var begin = new DateOnly(2024, 1, 1).AddDays(first);
                var series = new DaySeries(unit, every, begin);
                var days = series.From(begin).Take(number + 2).ToList();
                if (days.Count < number + 2) return;
                Assert.Equal(days[number + 1], series.After(days[number]));
                Assert.Equal(days[number], series.Before(days[number + 1]));
                Assert.True(series.Before(begin) < begin);
            });
}
