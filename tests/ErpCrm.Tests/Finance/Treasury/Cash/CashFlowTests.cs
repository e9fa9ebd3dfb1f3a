using CsCheck;
using ErpCrm.Finance.Treasury.Cash;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.Treasury.Cash;

public sealed class CashFlowTests
{
    private static readonly DateOnly Wednesday = new(2026, 4, 15);

    [Fact]
    public void Overdue_money_is_apart_and_never_in_a_week()
    {
        var flow = CashFlow.Of(Wednesday, 1000,
            [(Wednesday.AddDays(-1), 50), (Wednesday, 20), (Wednesday.AddDays(7), 30)], [(Wednesday, 5)]);
        Assert.Equal(50m, flow.Overdue);
        Assert.Equal([20m, 30m], flow.Weeks.Take(2).Select(w => w.In));
        Assert.Equal(1000m + 20 + 30 - 5, flow.Closing);
    }

    [Fact]
    public void What_is_owed_goes_out_in_its_week_and_what_is_late_in_the_first()
    {
        var flow = CashFlow.Of(Wednesday, 1000, [],
        [
            (Wednesday.AddDays(-40), 7), (Wednesday.AddDays(1), 5), (Wednesday.AddDays(8), 11),
            (Wednesday.AddDays(90), 9),
        ]);
        Assert.Equal([12m, 11m, 0m], flow.Weeks.Take(3).Select(w => w.Out));
        Assert.Equal(23m, flow.DueOut);
        Assert.Equal(1000m - 23, flow.Closing);
    }

    [Fact]
    public void Every_amount_is_overdue_in_a_week_or_later_and_the_balance_follows() =>
        Gen.Select(Gen.Int[-100, 100], Gen.Int[1, 1_000_000]).List[0, 30].Select(Gen.Int[-1000, 100_000])
            .Sample((rows, onHand) =>
            {
                var items = rows.Select(r => (Wednesday.AddDays(r.Item1), r.Item2 / 100m)).ToList();
                var flow = CashFlow.Of(Wednesday, onHand, items, [(Wednesday.AddDays(-3), 12.5m)]);
                var later = items.Where(i => i.Item1 >= CashFlow.EndOf(Wednesday)).Sum(i => i.Item2);
                Assert.Equal(items.Sum(i => i.Item2), flow.Overdue + flow.DueIn + later);
                Assert.Equal(onHand + flow.DueIn - 12.5m, flow.Closing);
                Assert.Equal(8, flow.Weeks.Count);
                Assert.All(flow.Weeks, w => Assert.Equal(w.Monday, Weeks.MondayOf(w.Monday)));
            });
}
