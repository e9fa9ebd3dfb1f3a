using CsCheck;
using ErpCrm.Finance.Treasury.Customers;

namespace ErpCrm.Tests.Finance.Treasury.Customers;

public sealed class AgeingTests
{
    private static readonly DateOnly Today = new(2026, 6, 30);

    [Theory]
    [InlineData(0, "NotDue"), InlineData(-1, "NotDue"), InlineData(1, "To30"), InlineData(30, "To30"), InlineData(31,
        "To60")]
    [InlineData(60, "To60"), InlineData(61, "To90"), InlineData(90, "To90"), InlineData(91, "Over90")]
    public void An_invoice_ages_by_days_past_its_due_day(int daysPastDue, string bucket)
    {
        var ageing = Ageing.Of(Today, [(Today.AddDays(-daysPastDue), 10m)]);
        Assert.Equal(10m, typeof(Ageing).GetProperty(bucket)!.GetValue(ageing));
        Assert.Equal(10m, ageing.Open);
    }

    [Fact]
    public void The_buckets_add_up_to_what_is_open() =>
        Gen.Select(Gen.Int[-200, 200], Gen.Int[1, 10_000_000]).List[0, 40].Sample(rows =>
        {
            var items = rows.Select(r => (Today.AddDays(r.Item1), r.Item2 / 100m)).ToList();
            var ageing = Ageing.Of(Today, items);
            Assert.Equal(items.Sum(i => i.Item2),
                ageing.NotDue + ageing.To30 + ageing.To60 + ageing.To90 + ageing.Over90);
            Assert.Equal(items.Where(i => i.Item1 < Today).Sum(i => i.Item2), ageing.Overdue);
        });
}
