using System.Net;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Papers;
using ErpCrm.Finance.Billing.Papers.Esf;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Billing.Papers.Esf;

/// <summary>What the tax service has of invoices: kept account of where the company reports, marked one by one or
/// several at once, exported with the buyer's tax number.</summary>
public sealed class EsfPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task An_issued_invoice_waits_to_be_sent_where_the_company_reports()
    {
        await ReportAsync(null);
        var (_, _, before) = await _scene.IssuedAsync("Before reporting");
        Assert.Null(await FindAsync(before));
        Assert.DoesNotContain("tax service", (await Accountant.GetAsync($"/finance/invoices/{before}"))
            .QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var form = await Accountant.GetAsync("/finance/papers");
        (await Accountant.SubmitAsync(form, "form#papers", ("ReportsEsf", "true"),
            ("EsfSince", $"{app.Today:yyyy-MM-dd}"))).Saved();
        Assert.Equal(EsfState.ToSend, (await FindAsync(before))!.State);
        var (_, _, after) = await _scene.IssuedAsync("After reporting");
        var esf = (await FindAsync(after))!;
        Assert.Equal((EsfState.ToSend, "01204199810012", 10_000m, 0m),
            (esf.State, esf.BuyerTaxId, esf.TaxedNet, esf.FreeNet));
        Assert.Equal((12m, 10_000m, 1_200m), Assert.Single(EsfInvoice.RatesOf(esf.Rates)));
        var page = await Accountant.GetAsync($"/finance/invoices/{after}");
        Assert.NotNull(page.QuerySelector($"a[href='/finance/esf/{esf.Id}/edit']"));
    }

    [Fact]
    public async Task One_is_marked_with_its_number_and_day_and_refused_only_with_a_reason()
    {
        await ReportAsync(app.Today);
        var (_, _, invoice) = await _scene.IssuedAsync("Marked by hand");
        var url = $"/finance/esf/{(await FindAsync(invoice))!.Id}/edit";
        var (form, stale) = (await Accountant.GetAsync(url), await Accountant.GetAsync(url));
        var refused = await Accountant.SubmitAsync(form, "form#esf", ("State", "Refused"), ("Number", "KG-1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEqual("", refused.Page.QuerySelector("#Reason-error")!.TextContent.Trim());
        Assert.Contains("KG-1", refused.Html, StringComparison.Ordinal);
        var early = await Accountant.SubmitAsync(refused.Page, "form#esf", ("Reason", "Wrong buyer"),
            ("On", $"{app.Today.AddDays(-1):yyyy-MM-dd}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        (await Accountant.SubmitAsync(early.Page, "form#esf", ("On", $"{app.Today:yyyy-MM-dd}"))).Saved();
        var esf = (await FindAsync(invoice))!;
        Assert.Equal((EsfState.Refused, "KG-1", (DateOnly?)app.Today, "Wrong buyer"),
            (esf.State, esf.Number, esf.StateOn, esf.Reason));
        Assert.Equal(HttpStatusCode.Conflict,
            (await Accountant.SubmitAsync(stale, "form#esf", ("State", "Sent"))).Status);
        Assert.Contains("Wrong buyer", (await Accountant.GetAsync($"/finance/invoices/{invoice}"))
            .QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var home = await Accountant.GetAsync("/");
        Assert.NotNull(home.QuerySelector("a[href='/finance/esf?tab=refused']"));
        await app.Browser(TestUser.Sales).GetAsync(url, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Several_are_marked_at_once_and_taken_back()
    {
        await ReportAsync(app.Today);
        var (_, _, first) = await _scene.IssuedAsync("Marked together");
        var (_, _, second) = await _scene.IssuedAsync("Marked together too");
        Guid[] ids = [(await FindAsync(first))!.Id, (await FindAsync(second))!.Id];
        var ask = $"/workspace/bulk?list=esf&act=finance.mark-esf&id={ids[0]}&id={ids[1]}";
        var form = await Accountant.GetAsync(ask);
        var refused = await Accountant.SubmitAsync(form, "form#bulk", ("state", "Refused"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var answer = await Accountant.SubmitAsync(refused.Page, "form#bulk", ("state", "Confirmed"));
        Assert.NotEmpty(answer.Saved());
        foreach (var invoice in new[] { first, second })
            Assert.Equal(EsfState.Confirmed, (await FindAsync(invoice))!.State);
    }

    [Fact]
    public async Task The_file_has_the_buyers_tax_number_and_the_sums_by_rate()
    {
        await ReportAsync(app.Today);
        var (_, _, invoice) = await _scene.IssuedAsync("Exported to the service");
        var number = (await _scene.InvoiceAsync(invoice)).Number!;
        var file = await Accountant.Http.GetStringAsync($"/finance/esf?as=csv&tab=all&q={number}");
        Assert.Contains(number, file, StringComparison.Ordinal);
        Assert.Contains("01204199810012", file, StringComparison.Ordinal);
        Assert.Contains("12%: KGS", file.Replace('\u00a0', ' '), StringComparison.Ordinal);
        using var sheet = await Accountant.Http.GetAsync($"/finance/esf?as=xlsx&tab=all&q={number}");
        Assert.Equal(HttpStatusCode.OK, sheet.StatusCode);
    }

    [Fact]
    public async Task Nobody_sees_those_of_invoices_that_he_does_not_see()
    {
        await ReportAsync(app.Today);
        var (_, _, invoice) = await _scene.IssuedAsync("Hidden from sales");
        var number = (await _scene.InvoiceAsync(invoice)).Number!;
        var list = await app.Browser(TestUser.Sales).GetAsync($"/finance/esf?tab=all&q={number}");
        Assert.DoesNotContain("Hidden from sales", list.Body!.TextContent, StringComparison.Ordinal);
        await app.Browser(TestUser.TeamMember).GetAsync("/finance/esf", HttpStatusCode.Forbidden);
    }

    [Fact]
    public void A_mark_keeps_the_number_and_forgets_the_reason_that_does_not_hold_any_more()
    {
        var customer = MoneyScene.NewCustomer("Reported");
        var day = new DateOnly(2026, 11, 2);
        var esf = new EsfInvoice(MoneyScene.NewInvoice(customer, 100, day), customer.TaxId);
        Assert.Equal((0m, 100m), (esf.TaxedNet, esf.FreeNet));
        esf.Mark(new EsfMark(EsfState.Sent, "KG-7", null, null), day.AddDays(2), "A");
        Assert.Equal((EsfState.Sent, (DateOnly?)day.AddDays(2)), (esf.State, esf.StateOn));
        esf.Mark(new EsfMark(EsfState.Refused, null, day.AddDays(3), " Wrong "), day.AddDays(3), "B");
        Assert.Equal(("KG-7", "Wrong", "B"), (esf.Number, esf.Reason, esf.MarkedByName));
        esf.Mark(new EsfMark(EsfState.ToSend, null, day, null), day.AddDays(3), "B");
        Assert.Equal(("KG-7", "", (DateOnly?)null), (esf.Number, esf.Reason, esf.StateOn));
        Assert.Throws<BusinessRuleException>(
            () => esf.Mark(new EsfMark(EsfState.Sent, null, day.AddDays(9), null), day.AddDays(3), "B"));
        Assert.Throws<BusinessRuleException>(
            () => esf.Mark(new EsfMark(EsfState.Sent, null, day.AddDays(-1), null), day.AddDays(3), "B"));
    }

    private Task ReportAsync(DateOnly? since) => app.InAsync<FinanceDbContext>(async db =>
    {
        var settings = await db.PaperSettings.FirstOrDefaultAsync() ?? db.Add(new PaperSettings()).Entity;
        settings.Report(since, 3);
        await db.SaveChangesAsync();
    });

    private Task<EsfInvoice?> FindAsync(Guid invoice) => app.InAsync<FinanceDbContext, EsfInvoice?>(
        db => db.EsfInvoices.AsNoTracking().FirstOrDefaultAsync(e => e.InvoiceId == invoice));
}
