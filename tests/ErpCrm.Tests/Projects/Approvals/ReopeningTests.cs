using System.Net;
using ErpCrm.Contracts.Crm;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Insights;
using ErpCrm.Projects;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Time;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Finance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Projects.Approvals;

/// <summary>An approved week is opened again as long as nothing of it
/// is billed, with all it had brought about.</summary>
public sealed class ReopeningTests(TestApp app) : IClassFixture<TestApp>
{
    private const string List = "/projects/time/approvals";
    private static DateOnly _week = new(2025, 1, 6);

    [Fact]
    public async Task An_approval_is_taken_back_and_given_again()
    {
        var (id, project) = await ApprovedAsync();
        Assert.Equal(7_500, await DeliveredAsync(project));
        (await ActAsync(id, "form[action$='/undo']")).Saved();
        Assert.Equal((TimesheetState.Submitted, 0m), (await StateAsync(id), await DeliveredAsync(project)));
        await app.DrainAsync();
        Assert.Equal(0, await EarnedAsync(project));

        (await ActAsync(id, "form[action$='/approve']")).Saved();
        await app.DrainAsync();
        Assert.Equal((7_500, 7_500), (await DeliveredAsync(project), await EarnedAsync(project)));
    }

    [Fact]
    public async Task A_week_is_opened_again_with_a_reason_that_its_person_reads()
    {
        var (id, project) = await ApprovedAsync();
        var browser = app.Browser(TestUser.ProjectManager);
        var form = await browser.GetAsync($"{List}/{id}/reopen");
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await browser.SubmitAsync(form, "form#reopen", ("Reason", ""))).Status);
        (await browser.SubmitAsync(form, "form#reopen", ("Reason", "Wrong project"))).Saved();
        var sheet = await app.InAsync<ProjectsDbContext, Timesheet>(db => db.Timesheets.SingleAsync(s => s.Id == id));
        Assert.Equal((TimesheetState.Open, "Wrong project"), (sheet.State, sheet.SentBackReason));
        Assert.Equal(0, await DeliveredAsync(project));
    }

    [Fact]
    public async Task What_is_billed_or_written_off_stays_approved_and_says_why()
    {
        var (id, project) = await ApprovedAsync();
        await app.InAsync<FinanceDbContext>(async db =>
        {
            (await db.Deliveries.Include(d => d.WriteOffs).SingleAsync(d => d.ProjectId == project)).GiveUp("Goodwill",
                app.Today);
            await db.SaveChangesAsync();
        });
        await ActAsync(id, "form[action$='/undo']");
        Assert.Equal(TimesheetState.Approved, await StateAsync(id));
        var page = await app.Browser(TestUser.ProjectManager).GetAsync($"{List}/{id}");
        Assert.Contains("written off", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_line_that_no_longer_takes_any_of_a_week_does_not_hold_it()
    {
        var (id, project) = await ApprovedAsync();
        var draft = await app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var copy = await db.Projects.SingleAsync(p => p.Id == project);
            var newer = await db.Deliveries.SingleAsync(d => d.ProjectId == project);
            var older = Delivery.OfTime(Guid.NewGuid(), copy, "Earlier", 60, newer.DeliveredOn.AddDays(-7), true,
                new WorkedBy(newer.PersonId!.Value, "A", "", 60));
            older.SetPrice(1000);
            var customer = MoneyScene.NewCustomer("Emptied", id: copy.CompanyId);
            var invoice = DraftWriter.Write(customer, "KGS", [older, newer],
                new Dictionary<Guid, ProjectCopy> { [project] = copy }, LineGrouping.Project, _ => new LineVat(0),
                app.Today);
            db.AddRange(customer, older, invoice);
            await db.SaveChangesAsync();
            return invoice.Id;
        });
        await ActAsync(id, "form[action$='/undo']");
        Assert.Equal(TimesheetState.Approved, await StateAsync(id));

        await SetHoursAsync(draft, 1);
        (await ActAsync(id, "form[action$='/undo']")).Saved();
        Assert.Equal(TimesheetState.Submitted, await StateAsync(id));

        // What the line once took is gone: typed again, it bills no work that was withdrawn.
        await SetHoursAsync(draft, 8.5m);
        Assert.Equal(60, await app.InAsync<FinanceDbContext, decimal>(
            db => db.BillingAllocations.Where(a => a.InvoiceId == draft).SumAsync(a => a.Quantity)));
    }

    private Task SetHoursAsync(Guid draft, decimal hours) => app.InAsync<FinanceDbContext>(async db =>
    {
        var invoice = await db.Invoices.Whole().SingleAsync(i => i.Id == draft);
        var line = invoice.Lines.Single();
        invoice.ChangeLine(line.Id, new LineContent(line.Description, hours, line.Unit, line.UnitPrice, 0, 0));
        await db.SaveChangesAsync();
    });

    private async Task<(Guid Sheet, Guid Project)> ApprovedAsync()
    {
        var person = await app.PersonAsync(TestUser.TeamMember);
        var terms = new ProjectTerms(BillingMethod.TimeAndMaterial, new Money(100_000, "KGS"), HourlyRate: 1000);
        var project = await app.ProjectAsync(terms, TestUser.ProjectManager);
        _week = _week.AddDays(7);
        var week = _week;
        var id = await app.InAsync<ProjectsDbContext, Guid>(async db =>
        {
            var sheet = Timesheet.Begin(person, week);
            sheet.Record(sheet.Row(project.Id, null, true).Id, week, 450);
            sheet.Submit("Team member", DateTime.UnixEpoch);
            db.Add(sheet);
            await db.SaveChangesAsync();
            return sheet.Id;
        });
        (await ActAsync(id, "form[action$='/approve']")).Saved();
        await app.DrainAsync();
        return (id, project.Id);
    }

    private async Task<TestAnswer> ActAsync(Guid id, string form)
    {
        var browser = app.Browser(TestUser.ProjectManager);
        return await browser.SubmitAsync(await browser.GetAsync($"{List}/{id}"), form);
    }

    private Task<TimesheetState> StateAsync(Guid id) => app.InAsync<ProjectsDbContext, TimesheetState>(
        db => db.Timesheets.Where(s => s.Id == id).Select(s => s.State).SingleAsync());

    private Task<decimal> DeliveredAsync(Guid project) => app.InAsync<FinanceDbContext, decimal>(
        db => db.Deliveries.Where(d => d.ProjectId == project).SumAsync(d => d.Value));

    private Task<decimal> EarnedAsync(Guid project) => app.InAsync<InsightsDbContext, decimal>(
        db => db.Engagements.Where(e => e.ProjectId == project).Select(e => e.Earned).SingleAsync());
}
