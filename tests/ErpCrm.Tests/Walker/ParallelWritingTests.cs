using System.Globalization;
using System.Net;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Numbering;
using ErpCrm.Tests.Finance;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Walker;

/// <summary>Many people save at once through the pages: no number is
/// given twice or lost, nothing is settled beyond what is open.</summary>
public sealed class ParallelWritingTests(TestApp app) : IClassFixture<TestApp>
{
    private const int Writers = 16;
    private const int Payers = 32;
    private readonly FinanceScene _scene = new(app);

    [Fact]
    public async Task Invoices_issued_at_once_through_their_pages_are_numbered_without_a_gap()
    {
        var drafts = new List<Guid>();
        for (var i = 0; i < 2 * Writers; i++)
        {
            var company = await _scene.CustomerAsync($"Parallel {i}");
            await _scene.TimeAsync(await _scene.ProjectAsync(company), 60);
            drafts.Add(await _scene.DraftAsync(company));
        }

        await Parallel.ForEachAsync(drafts.Index(), new ParallelOptions { MaxDegreeOfParallelism = Writers },
            async (draft, _) =>
        {
            var browser = app.Browser(TestUser.Accountant);
            var page = await browser.GetAsync($"/finance/invoices/{draft.Item}/issue");
            // Every third is refused first, in the middle of the others.
            if (draft.Index % 3 == 0)
                Assert.Equal(HttpStatusCode.Conflict,
                    (await browser.SubmitAsync(page, "#issue", ("Version", "-1"))).Status);
            (await browser.SubmitAsync(page, "#issue")).Saved();
        });

        var numbers = await app.InAsync<FinanceDbContext, List<IssuedDocument>>(
            db => db.IssuedDocuments.OrderBy(d => d.Sequence).ToListAsync());
        Assert.Equal(Enumerable.Range(1, drafts.Count), numbers.Select(n => n.Sequence));
        Assert.Empty((await app.InAsync<FinanceDbContext, SeriesCertificate>(
            db => SeriesCertificate.CheckAsync(db, numbers[0].Series, CancellationToken.None))).Breaks);
    }

    [Fact]
    public async Task Payments_made_at_once_through_the_page_never_settle_more_than_is_open()
    {
        var customer = await app.CustomerAsync("Paid by many");
        var invoice = await app.InvoiceAsync(customer, 1000, app.Today);
        var payers = new List<(TestBrowser Browser, AngleSharp.Html.Dom.IHtmlDocument Page)>();
        for (var i = 0; i < Payers; i++)
        {
            var browser = app.Browser(TestUser.Accountant);
            payers.Add((browser, await browser.GetAsync($"/finance/payments/create?invoiceId={invoice.Id}")));
        }

        var amount = 100.ToString(CultureInfo.InvariantCulture);
        var answers = await Task.WhenAll(payers.Select(
            p => p.Browser.SubmitAsync(p.Page, "#payment", ("Amount", amount), ("Lines[0].Amount", amount))));

        var allocated = await app.InAsync<FinanceDbContext, List<decimal>>(
            db => db.PaymentAllocations.Where(a => a.InvoiceId == invoice.Id).Select(a => a.Amount).ToListAsync());
        Assert.Equal(answers.Count(a => a.Status == HttpStatusCode.SeeOther), allocated.Count);
        Assert.InRange(allocated.Sum(), 100, 1000);
        Assert.Equal(1000 - allocated.Sum(), await app.OpenOfAsync(invoice.Id));
        Assert.DoesNotContain(answers, a => (int)a.Status >= 500);
    }
}
