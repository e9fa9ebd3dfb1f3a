using System.Net;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Treasury.Disputes;
using ErpCrm.Tests.Finance.Books.Posting;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Books.Receivables;

/// <summary>The ageing as page and file, down to the documents.</summary>
public sealed class AgeingPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Url = "/finance/receivables/ageing";
    private readonly PostingSteps _do = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task The_page_leads_to_the_documents_and_the_file_has_the_same_rows()
    {
        var customer = await app.CustomerAsync("Ages on a page");
        var late = await app.InvoiceAsync(customer, 1234.50m, app.Today.AddDays(-60));
        await app.InvoiceAsync(customer, 300, app.Today);
        await _do.PayAsync(customer, 77, 1);
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var invoice = await db.Invoices.Include(i => i.Lines).SingleAsync(i => i.Id == late.Id);
            db.Add(Dispute.Raise(invoice, "Their lawyer", "Wrong hours", null, app.Today,
                new AskedBy(Guid.Empty, "Asel", DateTime.UnixEpoch)));
            await db.SaveChangesAsync();
        });

        var page = await Accountant.GetAsync(Url);
        Assert.Contains("Equal to the ledger", page.Body!.TextContent, StringComparison.Ordinal);
        var row = page.QuerySelector($"tr[data-row='{customer.Id}']")!;
        foreach (var figure in new[] { "1,234.50", "300.00", "1,534.50", "77.00", "1,457.50" })
            Assert.Contains(figure, row.TextContent, StringComparison.Ordinal);
        var figureUrl = row.QuerySelectorAll("a.fig").Single(a => a.TextContent.Trim() == "1,234.50")
            .GetAttribute("href")!;
        var behind = await Accountant.GetAsync(figureUrl);
        Assert.NotNull(behind.QuerySelector($"a[href='/finance/invoices/{late.Id}']"));
        Assert.Single(behind.QuerySelectorAll("tbody tr"));
        Assert.Contains("Disputed", behind.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        var file = await Accountant.Http.GetStringAsync($"{Url}?as=csv");
        Assert.Contains("Ages on a page", file, StringComparison.Ordinal);
        Assert.Contains("1234.5", file, StringComparison.Ordinal);
        Assert.Contains("Their", await Accountant.Http.GetStringAsync($"/finance/invoices/{late.Id}"),
            StringComparison.Ordinal);
        var earlier = await Accountant.GetAsync($"{Url}?at={app.Today.AddDays(-61):yyyy-MM-dd}");
        Assert.Null(earlier.QuerySelector($"tr[data-row='{customer.Id}']"));
    }

    [Fact]
    public async Task A_day_that_cannot_be_and_a_currency_that_is_none_ask_for_what_is_usual()
    {
        foreach (var query in new[] { "at=9999-12-31", "at=0001-01-01", "at=x&by=y&currency=zzz", "currency=USD" })
            await Accountant.GetAsync($"{Url}?{query}");
        await app.Browser(TestUser.Management).GetAsync(Url);
        await app.Browser(TestUser.Sales).GetAsync(Url, HttpStatusCode.Forbidden);
        await app.Browser(TestUser.ProjectManager).GetAsync($"{Url}/invoices", HttpStatusCode.Forbidden);
    }
}
