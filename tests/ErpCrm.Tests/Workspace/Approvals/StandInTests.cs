using ErpCrm.Contracts;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Approvals;
using ErpCrm.Workspace.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static ErpCrm.Tests.Workspace.Approvals.ApprovalScene;

namespace ErpCrm.Tests.Workspace.Approvals;

public sealed class StandInTests(ApprovalApp app) : IClassFixture<ApprovalApp>
{
    private const string Inbox = "/workspace/approvals";

    [Fact]
    public async Task While_somebody_is_on_leave_his_substitute_decides_for_him()
    {
        await app.PolicyAsync(Kinds.Expense, Asks(people: TestUser.Management));
        var browser = app.Browser(TestUser.Management);
        (await browser.SubmitAsync(await browser.GetAsync($"{Inbox}/substitutes"), "form#substitute",
            ("SubstituteId", TestUser.Accountant.Id.ToString()))).Saved();
        var id = await app.ExpenseAsync(TestUser.TeamMember, 100);
        Assert.Null(await CardAsync(TestUser.Accountant, id));

        await app.LeaveAsync(TestUser.Management);
        Assert.Contains($"For {TestUser.Management.Name}", await CardAsync(TestUser.Accountant, id),
            StringComparison.Ordinal);
        Assert.NotNull(await CardAsync(TestUser.Management, id));
        await ApproveAsync(TestUser.Accountant, id);
        Assert.Equal(ExpenseState.Approved, await app.StateAsync(id));
        Assert.Equal(TestUser.Accountant.Id, (await app.ApprovalAsync(id))!.Seats.Single().DecidedById);
    }

    [Fact]
    public async Task A_substitute_of_some_days_decides_on_them_alone()
    {
        await app.PolicyAsync(Kinds.Expense, Asks(people: TestUser.Owner));
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            db.Add(new Substitute(TestUser.Owner.Id, TestUser.Management.Id, app.Today.AddDays(1),
                app.Today.AddDays(2)));
            await db.SaveChangesAsync();
        });
        var id = await app.ExpenseAsync(TestUser.TeamMember, 100);
        Assert.Null(await CardAsync(TestUser.Management, id));
        app.Time.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(await CardAsync(TestUser.Management, id));
        app.Time.Advance(TimeSpan.FromDays(2));
        Assert.Null(await CardAsync(TestUser.Management, id));
    }

    [Fact]
    public async Task Where_nobody_who_is_asked_may_decide_others_do_and_the_page_says_so()
    {
        await app.PolicyAsync(Kinds.Expense, Asks(people: [TestUser.Management, TestUser.Sales]));
        var id = await app.ExpenseAsync(TestUser.Management, 100);
        Assert.Null(await CardAsync(TestUser.Management, id));
        Assert.Equal(SeatHelp.Administrators, (await app.ApprovalAsync(id))!.Seats[0].Help);
        var trail = (await app.Browser(TestUser.Owner).GetAsync($"/finance/expenses/{id}")).QuerySelector(".trail")!;
        Assert.Contains("Decides instead: an administrator", trail.TextContent, StringComparison.Ordinal);
        await ApproveAsync(TestUser.Owner, id);
        Assert.Equal(ExpenseState.Approved, await app.StateAsync(id));
    }

    [Fact]
    public async Task What_waits_is_reminded_of_once_and_then_others_decide_too()
    {
        await app.PolicyAsync(Kinds.Expense, 2, 4, BuiltInRoles.Accountant, Asks(people: TestUser.Management));
        var id = await app.ExpenseAsync(TestUser.TeamMember, 100);
        app.Time.Advance(TimeSpan.FromDays(1.9));
        await RunAsync();
        Assert.Equal([NoticeKind.ApprovalWaits], await ToldAsync(TestUser.Management, id));
        app.Time.Advance(TimeSpan.FromDays(0.2));
        await RunAsync();
        await RunAsync();
        Assert.Equal([NoticeKind.ApprovalWaits, NoticeKind.ApprovalReminder],
            await ToldAsync(TestUser.Management, id));
        Assert.Null(await CardAsync(TestUser.Accountant, id));

        app.Time.Advance(TimeSpan.FromDays(2));
        await RunAsync();
        await RunAsync();
        Assert.Equal([NoticeKind.ApprovalEscalated], await ToldAsync(TestUser.Accountant, id));
        Assert.NotNull(await CardAsync(TestUser.Management, id));
        await ApproveAsync(TestUser.Accountant, id);
        Assert.Equal(ExpenseState.Approved, await app.StateAsync(id));
        Assert.Equal(0, await app.InAsync<WorkspaceDbContext, int>(db => db.Notifications.CountAsync(n =>
            n.RecordId == id && n.ReadAt == null
            && (n.Kind == NoticeKind.ApprovalWaits || n.Kind == NoticeKind.ApprovalReminder))));
    }

    [Fact]
    public async Task Whoever_decides_before_the_event_came_meets_the_policy_and_the_event_begins_nothing_twice()
    {
        await app.PolicyAsync(Kinds.Expense, Asks(BuiltInRoles.Management));
        var id = await app.ExpenseAsync(TestUser.TeamMember, 100, isDelivered: false);
        var asked = new ExpenseSubmitted(id, TestUser.TeamMember.Id, "Monitor", new Money(100, "KGS"), null);
        for (var run = 0; run < 2; run++)
            await app.HandleAsync<WorkspaceDbContext, FollowApprovals<ExpenseSubmitted>, ExpenseSubmitted>(asked);
        var page = await app.Browser(TestUser.Accountant).GetAsync($"/finance/expenses/{id}");
        await app.Browser(TestUser.Accountant).SubmitAsync(page, $"form[action='/finance/expenses/{id}/approve']");
        Assert.Equal(ExpenseState.Submitted, await app.StateAsync(id));
        await app.DrainAsync();
        Assert.Equal(1, await app.InAsync<WorkspaceDbContext, int>(
            db => db.Approvals.CountAsync(a => a.RecordId == id)));
        Assert.DoesNotContain(await app.FindingsAsync(), f => f.Record.Contains(id.ToString()));
    }

    [Fact]
    public async Task What_the_module_decided_and_nobody_heard_yet_is_found_until_it_is_delivered()
    {
        await app.PolicyAsync(Kinds.Expense, Asks(BuiltInRoles.Management));
        var id = await app.ExpenseAsync(TestUser.TeamMember, 100);
        var approval = (await app.ApprovalAsync(id))!;
        // The process died after the module's commit: the event is there, its effect is not.
        await app.InAsync<FinanceDbContext>(db => db.Expenses.Where(e => e.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.State, ExpenseState.Approved)));
        Assert.Contains(await app.FindingsAsync(), f => f.Record.Contains(approval.Id.ToString()));
        var granted = new ExpenseApproved(id, null, null, "Monitor", "Travel", new Money(100, "KGS"), false, app.Today)
        {
            ActorId = TestUser.Management.Id, ActorName = TestUser.Management.Name, OccurredAt = approval.AskedAt,
        };
        for (var run = 0; run < 2; run++)
            await app.HandleAsync<WorkspaceDbContext, FollowApprovals<ExpenseApproved>, ExpenseApproved>(granted);
        Assert.DoesNotContain(await app.FindingsAsync(), f => f.Record.Contains(approval.Id.ToString()));
        Assert.Equal(1, (await app.ApprovalAsync(id))!.Seats.Count(s => s.IsDecided));
    }

    private async Task RunAsync()
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            using var acting = ActingUser.Act(null, null);
            await ActivatorUtilities.CreateInstance<RemindApprovers>(scope.ServiceProvider)
                .RunAsync(CancellationToken.None);
        }

        await app.DrainAsync();
    }

    private Task<List<NoticeKind>> ToldAsync(TestUser user, Guid record) =>
        app.InAsync<WorkspaceDbContext, List<NoticeKind>>(db => db.Notifications.AsNoTracking()
            .Where(n => n.UserId == user.Id && n.RecordId == record && n.Kind != NoticeKind.ExpenseWaits)
            .OrderBy(n => n.At).Select(n => n.Kind).ToListAsync());

    private async Task<string?> CardAsync(TestUser user, Guid record) =>
        (await app.Browser(user).GetAsync(Inbox)).QuerySelector(CardOf(record))?.TextContent;

    private async Task ApproveAsync(TestUser user, Guid expense)
    {
        var browser = app.Browser(user);
        (await browser.SubmitAsync(await browser.GetAsync(Inbox), ApproveForm(expense))).Saved();
        await app.DrainAsync();
    }
}
