using CsCheck;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Tax;
using ErpCrm.Finance.TaxRates.SalesTaxes;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Finance.Books.Posting;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Books.Tax;

/// <summary>Sales tax is base × rate by day, in cash and not; it is no part of any invoice.</summary>
public sealed class SalesTaxTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DateOnly Day = new(2026, 11, 2);
    private readonly PostingSteps _do = new(app);

    [Fact]
    public void Each_day_and_way_is_taxed_at_the_rates_of_its_day()
    {
        SalesTaxRate[] rates = [new(Day.AddDays(-30), 2, 1, null), new(Day.AddDays(2), 3, 0, "Law")];
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        var days = SalesTaxReport.Of(
            [
                new(one, Day, true, 560, 1000, 1120, 1), new(one, Day, false, 560, 1000, 1120, 1),
                new(other, Day, true, 224, 200, 224, 1), new(other, Day.AddDays(3), true, -224, 200, 224, 1),
            ], rates, Day, "KGS");
        Assert.Equal(
            [
                new SalesTaxDay(Day, true, 2, 700, 14), new SalesTaxDay(Day, false, 1, 500, 5),
                new SalesTaxDay(Day.AddDays(3), true, 3, -200, -6),
            ], days);
        Assert.Empty(SalesTaxReport.Of([new(one, Day.AddDays(-40), true, 1120, 1000, 1120, 1)], rates,
            Day.AddDays(-50), "KGS"));
    }

    [Fact]
    public void A_document_that_is_paid_in_parts_adds_its_net_amount_to_the_cent() =>
        Gen.Select(Gen.Int[1, 9_999_999], Gen.Int[1, 100].List[1, 8], Gen.Int[1, 12_000])
            .Sample((cents, parts, rate) =>
            {
                var (gross, per) = (cents / 100m, rate / 100m);
                var net = Rounding.Round(gross / 1.12m, 2);
                var amounts = Rounding.Allocate(gross, [.. parts.Select(p => (decimal)p)], 2);
                var id = Guid.NewGuid();
                var days = SalesTaxReport.Of(
                    amounts.Select((a, i) => new SaleReceipt(id, Day.AddDays(i), i % 2 == 0, a, net, gross, per)),
                    [new SalesTaxRate(Day, 2, 1, null)], Day, "KGS");
                Assert.Equal(Rounding.Round(net * per, 2), days.Sum(d => d.Turnover));
            });

    [Fact]
    public async Task The_report_has_a_part_of_its_own_where_a_rate_is_set()
    {
        var accountant = app.Browser(TestUser.Accountant);
        var customer = await app.CustomerAsync("Pays sales tax");
        var invoice = await _do.IssueAsync(customer, "KGS", 1,
            new LineContent("Work", 1, LineUnit.Fixed, 1000, 0, 12));
        await _do.PayAsync(customer, 1120, 1, (invoice.Id, 1120));
        var url = $"/finance/reports/vat?from={app.Today:yyyy-MM}&to={app.Today:yyyy-MM}";
        Assert.DoesNotContain("Sales tax", (await accountant.GetAsync(url)).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
        (await accountant.SubmitAsync(await accountant.GetAsync("/finance/sales-tax-rates/create"), "form#sales-tax",
            ("ValidFrom", app.Today.AddDays(-60).ToString("yyyy-MM-dd")), ("CashPercent", "2"),
            ("OtherPercent", "1"))).Saved();
        var page = await accountant.GetAsync(url);
        var row = page.QuerySelectorAll("td a").Single(a => a.TextContent == "Not in cash").ParentElement!
            .ParentElement!.TextContent;
        Assert.Contains("1,000.00", row, StringComparison.Ordinal);
        Assert.Contains("10.00", row, StringComparison.Ordinal);
        var days = await accountant.GetAsync(url.Replace("/vat?", "/vat/sales-tax?", StringComparison.Ordinal));
        Assert.Contains("1,000.00", days.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        // The invoice owes VAT and nothing else.
        Assert.Equal(1120m, (await app.InAsync<FinanceDbContext, Invoice>(
            db => db.Invoices.SingleAsync(i => i.Id == invoice.Id))).Gross);
    }
}
