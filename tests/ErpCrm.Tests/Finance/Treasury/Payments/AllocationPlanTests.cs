using CsCheck;
using ErpCrm.Finance.Treasury.Payments;

namespace ErpCrm.Tests.Finance.Treasury.Payments;

public sealed class AllocationPlanTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    private static readonly Gen<(decimal Amount, List<OpenInvoice> Open)> Cases =
        Gen.Select(
            Gen.Int[0, 500_000].Select(cents => cents / 100m),
            Gen.Select(Gen.Int[1, 100_000], Gen.Int[-60, 60], Gen.Guid).List[0, 12],
            (amount, rows) => (amount,
                rows.Select((r, i) => new OpenInvoice(r.Item3, $"INV-{i:000}", Day, Day.AddDays(r.Item2),
                    r.Item1 / 100m, r.Item1 / 100m))
                    .ToList()));

    [Fact]
    public void The_parts_never_exceed_the_payment_nor_what_is_open() => Cases.Sample(c =>
    {
        var plan = AllocationPlan.OldestFirst(c.Amount, c.Open);
        Assert.Equal(Math.Min(c.Amount, c.Open.Sum(i => i.Open)), plan.Sum(p => p.Amount));
        Assert.All(plan, p => Assert.InRange(p.Amount, 0.01m, c.Open.Single(i => i.Id == p.InvoiceId).Open));
    });

    [Fact]
    public void The_order_in_which_invoices_are_read_does_not_matter() => Cases.Sample(c =>
        Assert.Equal(AllocationPlan.OldestFirst(c.Amount, c.Open),
            AllocationPlan.OldestFirst(c.Amount, Enumerable.Reverse(c.Open))));

    [Fact]
    public void The_oldest_due_invoice_is_settled_first()
    {
        var late = new OpenInvoice(Guid.NewGuid(), "INV-2", Day, Day.AddDays(5), 100, 100);
        var old = new OpenInvoice(Guid.NewGuid(), "INV-9", Day, Day.AddDays(-5), 80, 80);
        Assert.Equal([new PlannedAllocation(old.Id, 80), new PlannedAllocation(late.Id, 20)],
            AllocationPlan.OldestFirst(100, [late, old]));
    }
}
