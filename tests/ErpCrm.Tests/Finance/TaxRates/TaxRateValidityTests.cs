using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.TaxRates;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.TaxRates;

/// <summary>domain-rules §2: the rate of the tax point, the day of delivery or, without one, of the document.</summary>
public sealed class TaxRateValidityTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    [Fact]
    public async Task When_a_rate_is_replaced_work_keeps_the_rate_of_its_day_and_what_is_new_gets_the_new_one()
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
        var project = await _scene.ProjectAsync(company, startsOn: app.Today.AddDays(-60));
        await _scene.TimeAsync(project, 60, on: app.Today);
        await _scene.TimeAsync(project, 120, on: app.Today.AddDays(-1));
        var browser = app.Browser(TestUser.Accountant);
        var page = await browser.GetAsync($"/finance/unbilled/{company}?currency=KGS");
        var draft = Guid.Parse((await browser.SubmitAsync(page, "form#bill")).Saved().Split('/')[^1]);
        // One person, one price: two lines, because a rate changed between the days of delivery.
        Assert.Equal([(1m, 13m), (2m, 12m)],
            (await _scene.InvoiceAsync(draft)).Lines.Select(l => (l.Quantity, l.VatPercent)).Order());
        var choices = (await browser.GetAsync($"/finance/invoices/{draft}/edit"))
            .QuerySelectorAll("[name='Lines[0].Vat'] option")
            .Select(o => o.GetAttribute("value"));
        Assert.Contains("12|", choices);

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
