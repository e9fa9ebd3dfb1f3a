using CsCheck;
using ErpCrm.Finance.Books.MonthEnd;
using ErpCrm.Finance.Books.MonthEnd.Deferrals;

namespace ErpCrm.Tests.Finance.Books.MonthEnd;

public sealed class StraightLineTests
{
    private static readonly DateOnly First = new(2025, 1, 1);

    [Fact]
    public void The_months_of_a_service_add_up_to_its_amount_to_the_cent() =>
        Gen.Select(Gen.Int[-100_000_000, 100_000_000], Gen.Int[0, 800], Gen.Int[0, 1200])
            .Sample((cents, start, length) =>
            {
                var (net, from) = (cents / 100m, First.AddDays(start));
                var to = from.AddDays(length);
                var (sum, before) = (0m, 0m);
                for (var month = ClosingMonth.Of(from); month.First <= to; month = month.Next)
                {
                    var until = StraightLine.Recognised(net, from, to, month.Last, "KGS");
                    // Nothing goes back, and never more is earned than there is.
                    Assert.True((until - before) * Math.Sign(net) >= 0);
                    Assert.True(Math.Abs(until) <= Math.Abs(net));
                    sum += until - before;
                    before = until;
                }

                Assert.Equal(net, sum);
            });

    [Theory]
    [InlineData("2026-08-31", 0)]
    [InlineData("2026-09-01", 32.88)]
    [InlineData("2026-09-30", 986.30)]
    [InlineData("2026-10-31", 2005.48)]
    [InlineData("2027-08-30", 11967.12)]
    [InlineData("2027-08-31", 12000)]
    [InlineData("2028-01-01", 12000)]
    public void A_year_of_12000_is_earned_day_by_day(string until, double recognised) =>
        Assert.Equal((decimal)recognised, StraightLine.Recognised(12_000, new(2026, 9, 1), new(2027, 8, 31),
            DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), "KGS"));

    [Fact]
    public void What_is_credited_was_never_earned()
    {
        var (from, to, day) = (new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), new DateOnly(2026, 6, 30));
        ServiceLine Line(decimal credited) =>
            new(Guid.Empty, Guid.Empty, "", null, 365, credited, 1, from, to);
        Assert.Equal(184m, Line(0).DeferredOn(day, "KGS"));
        Assert.Equal(92m, Line(182.5m).DeferredOn(day, "KGS"));
        Assert.Equal(0m, Line(365).DeferredOn(day, "KGS"));
        Assert.Equal(0m, Line(0).DeferredOn(to, "KGS"));
    }

    [Fact]
    public void A_foreign_service_is_deferred_at_the_rate_of_its_invoice() =>
        Assert.Equal(184m * 87.5m, new ServiceLine(Guid.Empty, Guid.Empty, "", null, 365, 0, 87.5m,
            new(2026, 1, 1), new(2026, 12, 31)).DeferredOn(new(2026, 6, 30), "KGS"));
}
