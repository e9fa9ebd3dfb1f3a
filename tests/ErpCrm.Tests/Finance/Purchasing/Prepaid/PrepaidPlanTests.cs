using CsCheck;
using ErpCrm.Finance.Purchasing.Prepaid;

namespace ErpCrm.Tests.Finance.Purchasing.Prepaid;

public sealed class PrepaidPlanTests
{
    [Fact]
    public void A_year_is_a_cost_of_each_month_by_its_days()
    {
        var shares = PrepaidPlan.Months(new DateOnly(2026, 11, 16), new DateOnly(2027, 11, 15), 1992, 365_000, "EUR",
            "KGS").ToList();
        Assert.Equal((13, new DateOnly(2026, 11, 1), 15_000m), (shares.Count, shares[0].Month, shares[0].Base));
        Assert.Equal([31_000m, 31_000m, 28_000m], shares.Skip(1).Take(3).Select(s => s.Base));
        Assert.Equal((1992m, 365_000m), (shares.Sum(s => s.Amount), shares.Sum(s => s.Base)));
    }

    [Fact]
    public void What_lies_within_a_month_is_its_cost() => Assert.Equal(
        [(new DateOnly(2026, 2, 1), -7.77m, -680.1m)],
        PrepaidPlan.Months(new DateOnly(2026, 2, 3), new DateOnly(2026, 2, 28), -7.77m, -680.1m, "USD", "KGS"));

    [Fact]
    public void Months_add_up_to_the_whole_and_none_collects_what_rounding_left() =>
        Gen.Select(Gen.Int[0, 2_000], Gen.Int[0, 3_000], Gen.Int[-50_000, 5_000_000], Gen.OneOf("KGS", "JPY", "KWD"))
            .Sample((start, length, cents, currency) =>
            {
                var (amount, inBase) = (currency == "JPY" ? cents : cents / 100m, cents * 0.87m);
                var from = new DateOnly(2024, 1, 1).AddDays(start);
                var until = from.AddDays(length);
                var shares = PrepaidPlan.Months(from, until, amount, inBase, currency, "KGS").ToList();
                Assert.Equal((amount, decimal.Round(inBase, 2)),
                    (shares.Sum(s => s.Amount), decimal.Round(shares.Sum(s => s.Base), 2)));
                var unit = currency == "JPY" ? 1m : currency == "KWD" ? 0.001m : 0.01m;
                foreach (var (month, share, _) in shares)
                {
                    var first = month > from ? month : from;
                    var last = month.AddMonths(1).AddDays(-1) < until ? month.AddMonths(1).AddDays(-1) : until;
                    var exact = amount * (last.DayNumber - first.DayNumber + 1) / (length + 1);
                    Assert.InRange(share - exact, -unit, unit);
                }
            });
}
