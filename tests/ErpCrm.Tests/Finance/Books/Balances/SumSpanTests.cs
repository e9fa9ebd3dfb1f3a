using CsCheck;
using ErpCrm.Finance.Books.Balances;

namespace ErpCrm.Tests.Finance.Books.Balances;

public sealed class SumSpanTests
{
    private static readonly DateOnly First = new(2026, 1, 1);

    [Fact]
    public void Every_day_that_is_asked_for_is_counted_once_and_no_other() =>
        Gen.Select(Gen.Int[0, 500], Gen.Int[0, 500]).Sample((one, other) =>
        {
            var (from, to) = (First.AddDays(Math.Min(one, other)), First.AddDays(Math.Max(one, other)));
            var span = SumSpan.Of(from, to);
            for (var day = First.AddDays(-40); day < First.AddDays(600); day = day.AddDays(1))
            {
                var times = (span.Months?.Holds(day) == true ? 1 : 0) + span.Added.Count(d => d.Holds(day))
                    - span.TakenAway.Count(d => d.Holds(day));
                Assert.Equal(day >= from && day <= to ? 1 : 0, times);
            }
        });

    [Fact]
    public void Months_begin_and_end_with_their_first_and_last_day() =>
        Gen.Select(Gen.Int[0, 500], Gen.Int[0, 500]).Sample((one, other) =>
        {
            var span = SumSpan.Of(First.AddDays(Math.Min(one, other)), First.AddDays(Math.Max(one, other)));
            if (span.Months is not { } months) return;
            Assert.Equal((1, Months.EndOf(months.To)), (months.From.Day, months.To));
        });

    [Fact]
    public void What_ends_today_reads_no_lines_of_the_month()
    {
        var span = SumSpan.Of(null, new DateOnly(2026, 11, 25));
        Assert.Empty(span.Added);
        Assert.Equal(new DaySpan(new DateOnly(2026, 11, 26), new DateOnly(2026, 11, 30)),
            Assert.Single(span.TakenAway));
    }
}
