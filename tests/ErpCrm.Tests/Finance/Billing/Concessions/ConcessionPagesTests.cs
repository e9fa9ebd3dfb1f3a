using System.Net;
using ErpCrm.Contracts;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Workspace.Approvals;
using ErpCrm.Workspace;
using Microsoft.EntityFrameworkCore;
using static ErpCrm.Tests.Finance.Billing.Concessions.ConcessionScene;
using static ErpCrm.Tests.Workspace.Approvals.ApprovalScene;

namespace ErpCrm.Tests.Finance.Billing.Concessions;

/// <summary>With a policy on, what a customer is let off is asked for first, and done by the last word, once.</summary>
public sealed class ConcessionPagesTests(ApprovalApp app) : IClassFixture<ApprovalApp>
{
    private readonly FinanceScene _scene = new(app);

    [Fact]
    public async Task Without_a_policy_a_credit_note_is_issued_at_once()
    {
        await NoPolicyAsync();
        var invoice = (await _scene.IssuedAsync("At once")).Invoice;
        Assert.StartsWith("/finance/credit-notes/", await app.CreditAsync(TestUser.Accountant, invoice),
            StringComparison.Ordinal);
        Assert.Single(await app.NotesAsync(invoice));
    }

    [Fact]
    public async Task A_credit_note_waits_shows_what_it_does_and_is_issued_by_the_last_word()
    {
        await NoPolicyAsync();
        await app.PolicyAsync(Credit, Asks(BuiltInRoles.Management), Asks(BuiltInRoles.Owner));
        var invoice = (await _scene.IssuedAsync("Asked credit")).Invoice;
        var request = IdIn(await app.CreditAsync(TestUser.Accountant, invoice));
        Assert.Empty(await app.NotesAsync(invoice));
        Assert.Equal(11_200m, await app.OpenOfAsync(invoice));

        var card = (await app.Browser(TestUser.Management).GetAsync(Inbox)).QuerySelector(CardOf(request))!.TextContent;
        foreach (var told in new[] { "11,200.00", "Asked credit", "Макулдашылды", "→", TestUser.Accountant.Name })
            Assert.Contains(told, card, StringComparison.Ordinal);
        Assert.Contains("now it waits for Owner", await app.ApproveAsync(TestUser.Management, request),
            StringComparison.Ordinal);
        Assert.Empty(await app.NotesAsync(invoice));
        await app.ApproveAsync(TestUser.Owner, request);

        var note = Assert.Single(await app.NotesAsync(invoice));
        Assert.Equal((request, 11_200m, app.Today), (note.Id, note.Gross, note.IssuedOn));
        Assert.Equal(0m, await app.OpenOfAsync(invoice));
        var trail = (await app.Browser(TestUser.Accountant).GetAsync($"/finance/credit-notes/{note.Id}"))
            .QuerySelector(".trail")!.TextContent;
        Assert.Contains(TestUser.Management.Name, trail, StringComparison.Ordinal);
        Assert.Contains(TestUser.Owner.Name, trail, StringComparison.Ordinal);
        Assert.Equal([NoticeKind.ConcessionGranted], await ToldAsync(TestUser.Accountant, request));
        Assert.Empty(await app.UnsoundAsync());
    }

    [Fact]
    public async Task A_write_off_waits_and_is_done_by_the_last_word_on_the_requests_own_page_too()
    {
        await NoPolicyAsync();
        await app.PolicyAsync(WriteOff, Asks(BuiltInRoles.Management));
        var delivery = await WorkAsync("Asked write-off");
        var request = IdIn(await app.WriteOffAsync(TestUser.Accountant, delivery));
        Assert.Empty(await app.WriteOffsAsync(delivery));
        var browser = app.Browser(TestUser.Management);
        var page = await browser.GetAsync($"/finance/requests/{request}");
        (await browser.SubmitAsync(page, ApproveIt(request))).Saved();
        Assert.Equal(10_000m, Assert.Single(await app.WriteOffsAsync(delivery)).Value);
        Assert.Equal(ConcessionState.Granted, (await app.ConcessionAsync(request)).State);
        Assert.Empty(await app.UnsoundAsync());
    }

    [Fact]
    public async Task A_discount_waits_with_its_draft_which_is_not_changed_and_is_issued_by_the_last_word()
    {
        await NoPolicyAsync();
        await app.PolicyAsync(Discount, Asks(BuiltInRoles.Management, from: 500));
        var draft = await app.DiscountedAsync(_scene, "Asked discount");
        var accountant = app.Browser(TestUser.Accountant);
        var form = await accountant.GetAsync($"/finance/invoices/{draft}/issue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await accountant.SubmitAsync(form, "form#issue", ("Reason", " "))).Status);
        var request = IdIn(await app.IssueAsync(TestUser.Accountant, draft, "Туруктуу кардар"));
        Assert.True((await _scene.InvoiceAsync(draft)).IsDraft);
        var page = await accountant.GetAsync($"/finance/invoices/{draft}");
        Assert.Null(page.QuerySelector($"a[href='/finance/invoices/{draft}/issue'], a[href='/finance/invoices/{draft}/edit']"));
        Assert.Contains("waits for approval", TextOf(page), StringComparison.Ordinal);

        await app.ApproveAsync(TestUser.Management, request);
        var issued = await _scene.InvoiceAsync(draft);
        Assert.Equal((false, app.Today), (issued.IsDraft, issued.IssuedOn));
        Assert.NotNull((await accountant.GetAsync($"/finance/invoices/{draft}")).QuerySelector(".trail"));
        Assert.Empty(await app.UnsoundAsync());
    }

    [Fact]
    public async Task What_no_step_is_for_is_done_at_once()
    {
        await NoPolicyAsync();
        await app.PolicyAsync(Credit, Asks(BuiltInRoles.Management, from: 11_200.01m));
        await app.PolicyAsync(Discount, Asks(BuiltInRoles.Management, from: 1_000.01m));
        var invoice = (await _scene.IssuedAsync("Below the limit")).Invoice;
        Assert.StartsWith("/finance/credit-notes/", await app.CreditAsync(TestUser.Accountant, invoice),
            StringComparison.Ordinal);
        var draft = await app.DiscountedAsync(_scene, "Small discount");
        Assert.Equal($"/finance/invoices/{draft}", await app.IssueAsync(TestUser.Accountant, draft));
    }

    [Fact]
    public async Task What_is_declined_comes_back_with_the_reason_and_is_asked_for_again_at_the_same_moment()
    {
        await NoPolicyAsync();
        await app.PolicyAsync(Credit, Asks(BuiltInRoles.Management));
        var invoice = (await _scene.IssuedAsync("Declined credit")).Invoice;
        var request = IdIn(await app.CreditAsync(TestUser.Accountant, invoice));
        var management = app.Browser(TestUser.Management);
        var form = await management.GetAsync($"{Inbox}/{Credit}/{request}/decline");
        (await management.SubmitAsync(form, "form#decline", ("Reason", "Азырынча жок"))).Saved();
        await app.DrainAsync();
        Assert.Empty(await app.NotesAsync(invoice));
        var accountant = app.Browser(TestUser.Accountant);
        var page = await accountant.GetAsync($"/finance/requests/{request}");
        Assert.Contains("Азырынча жок", TextOf(page), StringComparison.Ordinal);
        Assert.Equal([NoticeKind.ConcessionDeclined], await ToldAsync(TestUser.Accountant, request));

        page = await accountant.GetAsync($"/finance/invoices/{invoice}/credit?again={request}");
        var again = IdIn((await accountant.SubmitAsync(page, "form#credit")).Saved());
        await app.DrainAsync();
        Assert.NotEqual(request, again);
        await app.ApproveAsync(TestUser.Management, again);
        Assert.Equal(again, Assert.Single(await app.NotesAsync(invoice)).Id);
        Assert.Empty(await app.UnsoundAsync());
    }

    [Fact]
    public async Task Whoever_asked_takes_it_back_and_does_not_decide_about_it_himself()
    {
        await NoPolicyAsync();
        await app.PolicyAsync(WriteOff, Asks(BuiltInRoles.Accountant));
        var delivery = await WorkAsync("Own request");
        var request = IdIn(await app.WriteOffAsync(TestUser.Accountant, delivery));
        var accountant = app.Browser(TestUser.Accountant);
        Assert.Null((await accountant.GetAsync(Inbox)).QuerySelector(CardOf(request)));
        var page = await accountant.GetAsync($"/finance/requests/{request}");
        Assert.Null(page.QuerySelector(ApproveIt(request)));
        var token = TestBrowser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page
            .QuerySelector($"form[action$='/{request}/withdraw']")!);
        Assert.Equal(HttpStatusCode.NotFound,
            (await accountant.PostAsync($"/finance/requests/{request}/approve", token)).Status);
        (await accountant.SubmitAsync(page, $"form[action$='/{request}/withdraw']")).Saved();
        await app.DrainAsync();
        Assert.Empty(await app.WriteOffsAsync(delivery));
        Assert.Equal(ConcessionState.Withdrawn, (await app.ConcessionAsync(request)).State);
        Assert.NotEqual(request, IdIn(await app.WriteOffAsync(TestUser.Accountant, delivery)));
        Assert.Empty(await app.UnsoundAsync());
    }

    [Fact]
    public async Task Who_sees_neither_the_invoice_nor_the_work_learns_of_no_request()
    {
        await NoPolicyAsync();
        await app.PolicyAsync(Credit, Asks(BuiltInRoles.Management));
        var invoice = (await _scene.IssuedAsync("Hidden request")).Invoice;
        var request = IdIn(await app.CreditAsync(TestUser.Accountant, invoice));
        foreach (var user in new[] { TestUser.Sales, TestUser.ProjectManager })
        {
            var browser = app.Browser(user);
            await browser.GetAsync($"/finance/requests/{request}", HttpStatusCode.NotFound);
            Assert.DoesNotContain("Hidden request", TextOf(await browser.GetAsync("/finance/requests?tab=all")),
                StringComparison.Ordinal);
            Assert.Null((await browser.GetAsync(Inbox)).QuerySelector(CardOf(request)));
        }
    }

    private async Task NoPolicyAsync()
    {
        // What an earlier test asked for was asked for earlier.
        app.Time.Advance(TimeSpan.FromSeconds(1));
        foreach (var kind in new[] { Credit, WriteOff, Discount }) await app.PolicyAsync(kind);
    }

    private async Task<Guid> WorkAsync(string name)
    {
        var company = await _scene.CustomerAsync(name);
        return (await _scene.DeliveryAsync(await _scene.TimeAsync(await _scene.ProjectAsync(company), 600))).Id;
    }

    private Task<List<NoticeKind>> ToldAsync(TestUser user, Guid request) =>
        app.InAsync<WorkspaceDbContext, List<NoticeKind>>(db => db.Notifications
            .Where(n => n.UserId == user.Id && n.RecordId == request).Select(n => n.Kind).ToListAsync());
}
