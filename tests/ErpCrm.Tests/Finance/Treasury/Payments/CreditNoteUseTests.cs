using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Treasury.Payments;

public sealed class CreditNoteUseTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task Credit_that_somebody_used_meanwhile_is_shown_as_it_is_now_with_what_was_typed()
    {
        var (company, project, first) = await _scene.IssuedAsync("Two at one credit");
        var pay = await Accountant.GetAsync($"/finance/payments/create?invoiceId={first}");
        (await Accountant.SubmitAsync(pay, "form#payment")).Saved();
        var credit = await Accountant.GetAsync($"/finance/invoices/{first}/credit");
        (await Accountant.SubmitAsync(credit, "form#credit", ("Lines[0].Quantity", "1"), ("Reason", "Too much")))
            .Saved();
        var note = await app.InAsync<FinanceDbContext, Guid>(
            db => db.CreditNotes.Where(n => n.InvoiceId == first).Select(n => n.Id).SingleAsync());
        await _scene.TimeAsync(project, 600);
        await _scene.IssueAsync(await _scene.DraftAsync(company));

        var url = $"/finance/payments/credit/{note}";
        var (mine, theirs) = (await Accountant.GetAsync(url), await Accountant.GetAsync(url));
        (await Accountant.SubmitAsync(theirs, "form#credit", ("Lines[0].Amount", "120"))).Saved();
        var answer = await Accountant.SubmitAsync(mine, "form#credit", ("Lines[0].Amount", "130"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("130", ((IHtmlInputElement)answer.Page.QuerySelector("[name='Lines[0].Amount']")!).Value);
        Assert.Equal(1000m, await OpenAsync(note));

        (await Accountant.SubmitAsync(answer.Page, "form#credit")).Saved();
        Assert.Equal(870m, await OpenAsync(note));
    }

    private Task<decimal> OpenAsync(Guid note) => app.InAsync<FinanceDbContext, decimal>(
        db => db.CreditNotes.Where(n => n.Id == note).Select(n => n.OpenAmount).SingleAsync());
}
