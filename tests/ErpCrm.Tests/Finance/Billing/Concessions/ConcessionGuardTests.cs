using System.Net;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Workspace.Approvals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static ErpCrm.Tests.Finance.Billing.Concessions.ConcessionScene;
using static ErpCrm.Tests.Workspace.Approvals.ApprovalScene;

namespace ErpCrm.Tests.Finance.Billing.Concessions;

/// <summary>Nobody gets past the words that a policy asks for, on no page, in no tab and in no code.</summary>
public sealed class ConcessionGuardTests(ApprovalApp app) : IClassFixture<ApprovalApp>
{
    private readonly FinanceScene _scene = new(app);

    [Fact]
    public async Task Whoever_saves_is_refused_without_the_words_that_are_asked_for()
    {
        await PoliciesAsync();
        var (company, project, invoice) = await _scene.IssuedAsync("Past the policy");
        await Assert.ThrowsAsync<BusinessRuleException>(
            () => DirectCreditAsync(invoice, CreditedWork.MayBeBilledAgain));
        var delivery = (await _scene.DeliveryAsync(await _scene.TimeAsync(project, 60))).Id;
        await Assert.ThrowsAsync<BusinessRuleException>(() => app.InAsync<FinanceDbContext>(async db =>
        {
            (await db.Deliveries.SingleAsync(d => d.Id == delivery)).GiveUp("Goodwill", app.Today);
            await db.SaveChangesAsync();
        }));
        var draft = await app.DiscountedAsync(_scene, "Past the discount");
        await Assert.ThrowsAsync<BusinessRuleException>(() => _scene.IssueAsync(draft));
        Assert.NotEqual(Guid.Empty, company);
        Assert.Empty(await app.NotesAsync(invoice));
        Assert.Empty(await app.WriteOffsAsync(delivery));
        Assert.True((await _scene.InvoiceAsync(draft)).IsDraft);
    }

    [Fact]
    public async Task A_price_below_the_works_own_and_a_deduction_are_discounts_too()
    {
        await PoliciesAsync();
        var company = await _scene.CustomerAsync("Other discounts");
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 600);
        var draft = await _scene.DraftAsync(company);
        await ChangeAsync(draft, (invoice, line) => invoice.ChangeLine(line.Id, new LineContent("Cheap",
            line.Quantity, line.Unit, 1, 0, 12)));
        await Assert.ThrowsAsync<BusinessRuleException>(() => _scene.IssueAsync(draft));
        await ChangeAsync(draft, (invoice, line) => invoice.ChangeLine(line.Id, new LineContent("Full",
            line.Quantity, line.Unit, 1000, 0, 12)));
        await ChangeAsync(draft, (invoice, _) => invoice.AddFree(null,
            new LineContent("Deduction", 1, LineUnit.Fixed, -500, 0, 12)));
        await Assert.ThrowsAsync<BusinessRuleException>(() => _scene.IssueAsync(draft));
    }

    [Fact]
    public async Task Work_is_not_written_off_by_a_credit_note_where_writing_off_is_asked_for()
    {
        await NoPolicyAsync();
        await app.PolicyAsync(WriteOff, Asks(BuiltInRoles.Management));
        var invoice = (await _scene.IssuedAsync("Hidden write-off")).Invoice;
        var browser = app.Browser(TestUser.Accountant);
        var form = await browser.GetAsync($"/finance/invoices/{invoice}/credit");
        var answer = await browser.SubmitAsync(form, "form#credit", ("Reason", "x"), ("Work", "WrittenOff"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        await Assert.ThrowsAsync<BusinessRuleException>(() => DirectCreditAsync(invoice, CreditedWork.WrittenOff));
        Assert.Empty(await app.NotesAsync(invoice));
        await app.CreditAsync(TestUser.Accountant, invoice);
        Assert.Single(await app.NotesAsync(invoice));
    }

    [Fact]
    public async Task A_policy_for_one_project_asks_about_its_work_among_that_of_others_too()
    {
        await NoPolicyAsync();
        var company = await _scene.CustomerAsync("Two projects");
        Guid[] projects = [await _scene.ProjectAsync(company), await _scene.ProjectAsync(company, name: "Shop")];
        foreach (var project in projects) await _scene.TimeAsync(project, 60);
        var invoice = await _scene.DraftAsync(company);
        await _scene.IssueAsync(invoice);
        foreach (var project in projects)
        {
            await app.PolicyAsync(WriteOff, Asks(BuiltInRoles.Management) with { ProjectId = project });
            await Assert.ThrowsAsync<BusinessRuleException>(() => DirectCreditAsync(invoice, CreditedWork.WrittenOff));
        }

        Assert.Empty(await app.NotesAsync(invoice));
    }

    [Fact]
    public async Task What_is_refused_among_several_leaves_nothing_to_be_saved_with_the_next()
    {
        await NoPolicyAsync();
        await app.PolicyAsync(Credit, Asks(BuiltInRoles.Management));
        var (refused, granted) = ((await _scene.IssuedAsync("Refused among several")).Invoice,
            (await _scene.IssuedAsync("Granted among several")).Invoice);
        Guid[] requests =
        [
            IdIn(await app.CreditAsync(TestUser.Accountant, refused, nameof(CreditedWork.WrittenOff))),
            IdIn(await app.CreditAsync(TestUser.Accountant, granted)),
        ];
        // From now on giving up the work behind the first is asked for by itself.
        await app.PolicyAsync(WriteOff, Asks(BuiltInRoles.Management));
        var browser = app.Browser(TestUser.Management);
        var page = await browser.GetAsync(Inbox);
        (await browser.SubmitAsync(page, "form#approve-many", [.. requests.Select(request =>
            ("item", page.QuerySelector($"{CardOf(request)} .check")!.GetAttribute("value")!))])).Saved();

        Assert.Empty(await app.NotesAsync(refused));
        Assert.Equal(ConcessionState.Waiting, (await app.ConcessionAsync(requests[0])).State);
        Assert.Equal(requests[1], Assert.Single(await app.NotesAsync(granted)).Id);
        Assert.Empty(await app.UnsoundAsync());
    }

    [Fact]
    public async Task Two_tabs_and_a_double_click_ask_once_and_do_it_once()
    {
        await PoliciesAsync();
        var invoice = (await _scene.IssuedAsync("Two tabs")).Invoice;
        var browser = app.Browser(TestUser.Accountant);
        var (one, two) = (await browser.GetAsync($"/finance/invoices/{invoice}/credit"),
            await browser.GetAsync($"/finance/invoices/{invoice}/credit"));
        var asked = await Task.WhenAll(browser.SubmitAsync(one, "form#credit", ("Reason", "x")),
            browser.SubmitAsync(one, "form#credit", ("Reason", "x")));
        var request = IdIn(asked[0].Saved());
        Assert.Equal(request, IdIn(asked[1].Saved()));
        var second = await browser.SubmitAsync(two, "form#credit", ("Reason", "x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Contains("asked for already", TextOf(second.Page), StringComparison.Ordinal);
        await app.DrainAsync();

        var management = app.Browser(TestUser.Management);
        var (first, other) = (await management.GetAsync(Inbox), await management.GetAsync(Inbox));
        await Task.WhenAll(management.SubmitAsync(first, ApproveIt(request)),
            management.SubmitAsync(first, ApproveIt(request)),
            management.SubmitAsync(other, ApproveIt(request), ("__Key", $"{Guid.NewGuid()}")));
        Assert.Single(await app.NotesAsync(invoice));
        Assert.Empty(await app.UnsoundAsync());
    }

    // The shortest life that ConcessionSequenceTests found (1K2dH_A_eFJ5): asked with two steps, the policy taken away,
    // approved by one.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_waits_keeps_its_steps_when_its_policy_is_switched_off_or_not_there_any_more(bool isGone)
    {
        await NoPolicyAsync();
        foreach (var kind in new[] { Credit, WriteOff })
            await app.PolicyAsync(kind, Asks(BuiltInRoles.Management), Asks(BuiltInRoles.Owner));
        var (_, project, invoice) = await _scene.IssuedAsync($"Policy gone {isGone}");
        var delivery = (await _scene.DeliveryAsync(await _scene.TimeAsync(project, 60))).Id;
        var requests = new[]
        {
            IdIn(await app.CreditAsync(TestUser.Accountant, invoice)),
            IdIn(await app.WriteOffAsync(TestUser.Accountant, delivery)),
        };
        foreach (var kind in new[] { Credit, WriteOff })
        {
            if (isGone) await app.PolicyAsync(kind);
            else await app.ChangePolicyAsync(kind, policy => policy.Change(false, null, null, null,
                app.Time.GetUtcNow().UtcDateTime));
        }

        foreach (var request in requests)
        {
            await Assert.ThrowsAsync<BusinessRuleException>(() => SayYesAsync(TestUser.Owner, request));
            await SayYesAsync(TestUser.Management, request);
            await Assert.ThrowsAsync<BusinessRuleException>(() => SayYesAsync(TestUser.Management, request));
            Assert.Equal(ConcessionState.Waiting, (await app.ConcessionAsync(request)).State);
            await SayYesAsync(TestUser.Owner, request);
            Assert.Equal(ConcessionState.Granted, (await app.ConcessionAsync(request)).State);
        }

        Assert.Equal(requests[0], Assert.Single(await app.NotesAsync(invoice)).Id);
        Assert.Single(await app.WriteOffsAsync(delivery));
        Assert.Empty(await app.UnsoundAsync());
    }

    [Fact]
    public async Task What_is_open_changed_since_it_was_looked_at_is_said_and_nothing_is_done()
    {
        await PoliciesAsync();
        var invoice = (await _scene.IssuedAsync("Paid meanwhile")).Invoice;
        var request = IdIn(await app.CreditAsync(TestUser.Accountant, invoice));
        var browser = app.Browser(TestUser.Management);
        var seen = await browser.GetAsync(Inbox);
        await app.PayAsync(invoice, 11_200);
        var back = (await browser.SubmitAsync(seen, ApproveIt(request))).Saved();
        var page = await browser.GetAsync(back);
        Assert.Contains("Look at it again", TextOf(page), StringComparison.Ordinal);
        Assert.Empty(await app.NotesAsync(invoice));
        Assert.Contains("Becomes the customer's credit", page.QuerySelector(CardOf(request))!.TextContent,
            StringComparison.Ordinal);
        await app.ApproveAsync(TestUser.Management, request);
        Assert.Equal((0m, 11_200m), Assert.Single(await app.NotesAsync(invoice)) is var note
            ? (note.SettledAmount, note.OpenAmount) : default);
    }

    [Fact]
    public async Task Work_that_was_billed_and_a_draft_that_was_changed_are_not_done_as_they_were_asked_for()
    {
        await PoliciesAsync();
        var company = await _scene.CustomerAsync("Billed meanwhile");
        var entry = await _scene.TimeAsync(await _scene.ProjectAsync(company), 600);
        var delivery = (await _scene.DeliveryAsync(entry)).Id;
        var writeOff = IdIn(await app.WriteOffAsync(TestUser.Accountant, delivery));
        await _scene.DraftAsync(company);
        var draft = await app.DiscountedAsync(_scene, "Changed meanwhile");
        var discount = IdIn(await app.IssueAsync(TestUser.Accountant, draft, "x"));
        await app.DiscountAsync(draft, 90);

        var page = await app.Browser(TestUser.Management).GetAsync(Inbox);
        foreach (var request in new[] { writeOff, discount })
        {
            Assert.Null(page.QuerySelector(ApproveIt(request)));
            await using var scope = app.Services.CreateAsyncScope();
            using var acting = ActingUser.Act(TestUser.Management.Id, TestUser.Management.Name);
            var asked = await app.ConcessionAsync(request);
            foreach (var seen in Enumerable.Range(asked.Version, 12))
                await Assert.ThrowsAsync<BusinessRuleException>(() => scope.ServiceProvider
                    .GetRequiredService<ConcessionDeciding>().ApproveAsync(request, seen, CancellationToken.None));
        }

        Assert.Empty(await app.WriteOffsAsync(delivery));
        Assert.True((await _scene.InvoiceAsync(draft)).IsDraft);
    }

    private async Task PoliciesAsync()
    {
        await NoPolicyAsync();
        foreach (var kind in new[] { Credit, WriteOff, Discount })
            await app.PolicyAsync(kind, Asks(BuiltInRoles.Management));
    }

    private async Task NoPolicyAsync()
    {
        app.Time.Advance(TimeSpan.FromSeconds(1));
        foreach (var kind in new[] { Credit, WriteOff, Discount }) await app.PolicyAsync(kind);
    }

    // As somebody who has it open as it is now, whatever his inbox shows.
    private async Task SayYesAsync(TestUser user, Guid request)
    {
        using var acting = ActingUser.Act(user.Id, user.Name);
        await using var scope = app.Services.CreateAsyncScope();
        var (db, asked) = (scope.ServiceProvider.GetRequiredService<FinanceDbContext>(),
            await app.ConcessionAsync(request));
        var now = (await ConcessionSubject.LoadAsync(db, [asked], CancellationToken.None))[asked.SubjectId];
        await scope.ServiceProvider.GetRequiredService<ConcessionDeciding>()
            .ApproveAsync(request, ConcessionSubject.SeenOf(asked, now), CancellationToken.None);
    }

    private Task ChangeAsync(Guid draft, Action<Invoice, InvoiceLine> change) =>
        app.InAsync<FinanceDbContext>(async db =>
        {
            var invoice = await db.Invoices.Whole().SingleAsync(i => i.Id == draft);
            change(invoice, invoice.Lines[0]);
            await db.SaveChangesAsync();
        });

    private async Task DirectCreditAsync(Guid id, CreditedWork work)
    {
        using var acting = ActingUser.Act(TestUser.Accountant.Id, TestUser.Accountant.Name);
        await using var scope = app.Services.CreateAsyncScope();
        var invoice = await scope.ServiceProvider.GetRequiredService<FinanceDbContext>().Invoices.Whole()
            .SingleAsync(i => i.Id == id);
        await scope.ServiceProvider.GetRequiredService<Crediting>().CreditAsync(invoice,
            new CreditRequest(invoice.Lines.ToDictionary(l => l.Id, l => l.Quantity), work, "x", app.Today),
            CancellationToken.None);
    }
}
