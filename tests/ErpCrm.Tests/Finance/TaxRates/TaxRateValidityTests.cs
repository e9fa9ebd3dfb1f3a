using ErpCrm.Finance;
using ErpCrm.Finance.Invoices;
using ErpCrm.Finance.TaxRates;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.TaxRates;

/// <summary>domain-rules §2: the rate of the day of the document.</summary>
public sealed class TaxRateValidityTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    [Fact]
    public async Task When_a_rate_is_replaced_new_work_gets_the_new_one_and_the_old_one_is_not_issued()
    {
        await app.InAsync<FinanceDbContext>(async db =>
        {
            (await db.TaxRates.SingleAsync(r => r.IsDefault)).Change("VAT 12%", 12, null, null, app.Today.AddDays(-1));
            var next = new TaxRate("VAT 13%", 13);
            next.Change("VAT 13%", 13, null, app.Today, null);
            db.Add(next);
            await db.SaveChangesAsync();
        });
        var company = await _scene.CustomerAsync("Replaced");
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 60);
        var browser = app.Browser(TestUser.Accountant);
        var page = await browser.GetAsync($"/finance/unbilled/{company}?currency=KGS");
        var draft = Guid.Parse((await browser.SubmitAsync(page, "form#bill")).Saved().Split('/')[^1]);
        Assert.Equal(13m, (await _scene.InvoiceAsync(draft)).Lines[0].VatPercent);

        var old = await app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var invoice = new Invoice(await db.Customers.SingleAsync(c => c.Id == company), "KGS", app.Today);
            invoice.AddFree(null, new LineContent("Work", 1, LineUnit.Piece, 100, 0, 12));
            db.Add(invoice);
            await db.SaveChangesAsync();
            return invoice.Id;
        });
        Assert.Equal("IssuedOn", (await Assert.ThrowsAsync<BusinessRuleException>(() => _scene.IssueAsync(old))).Field);
        await _scene.IssueAsync(old, app.Today.AddDays(-1));
        await _scene.IssueAsync(draft);
    }
}
