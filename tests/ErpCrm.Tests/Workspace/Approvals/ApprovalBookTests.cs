using ErpCrm.Contracts;
using ErpCrm.Finance;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Security;
using ErpCrm.Resources;
using ErpCrm.Resources.Absences;
using ErpCrm.Resources.People;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Approvals;
using Microsoft.EntityFrameworkCore;
using static ErpCrm.Tests.Workspace.Approvals.ApprovalScene;

namespace ErpCrm.Tests.Workspace.Approvals;

public sealed class ApprovalBookTests(ApprovalApp app) : IClassFixture<ApprovalApp>
{
    private const string Inbox = "/workspace/approvals";

    [Fact]
    public async Task What_is_taken_back_and_handed_in_again_before_anybody_heard_of_it_goes_through_its_steps()
    {
        await app.PolicyAsync(Kinds.Expense, Asks(BuiltInRoles.Management), Asks(BuiltInRoles.Owner));
        var id = await app.ExpenseAsync(TestUser.TeamMember, 100, isDelivered: false);
        await ChangeAsync(id, e => e.Withdraw());
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await ChangeAsync(id, e => e.Submit(app.Time.GetUtcNow().UtcDateTime));
        await app.DrainAsync();
        var approval = (await app.ApprovalAsync(id))!;
        Assert.Equal((ApprovalState.Waiting, 1), (approval.State, approval.Step));
        Assert.Empty(await app.FindingsAsync());
    }

    [Fact]
    public async Task An_undone_approval_of_which_nobody_heard_yet_is_not_for_everybody_to_decide()
    {
        await app.PolicyAsync(Kinds.Expense, Asks(BuiltInRoles.Management));
        var id = await app.ExpenseAsync(TestUser.TeamMember, 100);
        var management = app.Browser(TestUser.Management);
        (await management.SubmitAsync(await management.GetAsync(Inbox), ApproveForm(id))).Saved();
        await app.DrainAsync();
        await ChangeAsync(id, e => e.UndoApproval(null));

        var url = $"/finance/expenses/{id}";
        var accountant = app.Browser(TestUser.Accountant);
        await accountant.SubmitAsync(await accountant.GetAsync(url), $"form[action='{url}/approve']");
        Assert.Equal(ExpenseState.Submitted, await app.StateAsync(id));
        await app.DrainAsync();
        Assert.Equal(ApprovalState.Waiting, (await app.ApprovalAsync(id))!.State);
        Assert.Empty(await app.FindingsAsync());
    }

    [Fact]
    public async Task Words_about_other_days_do_not_count_for_leave_that_changes_while_no_policy_is_on()
    {
        await app.PolicyAsync(Kinds.Absence, Asks(BuiltInRoles.Management), Asks(BuiltInRoles.Owner));
        var id = await RequestedLeaveAsync();
        Assert.Equal(ApprovalState.Waiting, (await app.ApprovalAsync(id))!.State);
        await app.PolicyAsync(Kinds.Absence);
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.InAsync<ResourcesDbContext>(async db =>
        {
            var leave = await db.Absences.SingleAsync(a => a.Id == id);
            leave.Change(leave.FirstDay, leave.LastDay.AddDays(14), leave.Kind, false, null, [],
                app.Time.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
        });
        await app.DrainAsync();
        Assert.Equal(ApprovalState.Withdrawn, (await app.ApprovalAsync(id))!.State);
        Assert.Empty(await app.FindingsAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_nobody_heard_of_yet_goes_by_the_policy_as_it_was_before_it_is_changed(bool isOn)
    {
        await app.PolicyAsync(Kinds.Expense, Asks(BuiltInRoles.Management), Asks(BuiltInRoles.Owner));
        app.Time.Advance(TimeSpan.FromMinutes(1));
        var id = await app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var category = await db.ExpenseCategories.Select(c => c.Id).FirstAsync();
            var expense = Expense.Record(TestUser.TeamMember.Id, new ExpenseTerms(app.Today, category, "Unheard", 100,
                0, "KGS", null, false, 0), app.Today);
            expense.Submit(app.Time.GetUtcNow().UtcDateTime);
            // As if its events were on their way for long.
            expense.TakeEvents();
            db.Add(expense);
            await db.SaveChangesAsync();
            return expense.Id;
        });
        Assert.Null(await app.ApprovalAsync(id));
        await app.ChangePolicyAsync(Kinds.Expense, policy =>
        {
            if (isOn) policy.Remove(policy.InOrder.Last().Id);
            else policy.Change(false, null, null, null, app.Time.GetUtcNow().UtcDateTime);
        });
        Assert.Equal((ApprovalState.Waiting, 2), await app.ApprovalAsync(id) is { } begun
            ? (begun.State, begun.Steps) : default);
        var management = app.Browser(TestUser.Management);
        (await management.SubmitAsync(await management.GetAsync(Inbox), ApproveForm(id))).Saved();
        Assert.Equal(ExpenseState.Submitted, await app.StateAsync(id));
        Assert.Equal(2, (await app.ApprovalAsync(id))!.Step);
        Assert.Empty(await app.FindingsAsync());
    }

    [Fact]
    public async Task Leave_that_somebody_writes_who_decides_about_everyone_goes_through_the_policy_too()
    {
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.PolicyAsync(Kinds.Absence, Asks(BuiltInRoles.Management), Asks(BuiltInRoles.Owner));
        var earlier = await RequestedLeaveAsync();
        var person = await app.InAsync<ResourcesDbContext, Guid>(
            db => db.Absences.Where(a => a.Id == earlier).Select(a => a.PersonId).SingleAsync());
        var owner = app.Browser(TestUser.Owner);
        var first = app.Today.AddDays(100);
        var form = await owner.GetAsync($"/resources/absences/create?personId={person}");
        (await owner.SubmitAsync(form, "form#absence", ("PersonId", person.ToString()),
            ("FirstDay", $"{first:yyyy-MM-dd}"), ("LastDay", $"{first.AddDays(6):yyyy-MM-dd}"))).Saved();
        await app.DrainAsync();
        var leave = await app.InAsync<ResourcesDbContext, Absence>(
            db => db.Absences.AsNoTracking().SingleAsync(a => a.PersonId == person && a.FirstDay == first));
        Assert.Equal(AbsenceStatus.Requested, leave.Status);
        Assert.Equal(1, (await app.ApprovalAsync(leave.Id))!.Step);
    }

    [Fact]
    public async Task The_manager_is_not_told_that_it_waits_for_him_where_the_policy_asks_others()
    {
        await app.PolicyAsync(Kinds.Expense, Asks(BuiltInRoles.Management));
        var id = await app.ExpenseAsync(TestUser.TeamMember, 100);
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await ChangeAsync(id, e =>
        {
            e.Withdraw();
            e.Submit(app.Time.GetUtcNow().UtcDateTime, TestUser.ProjectManager.Id);
        });
        await app.DrainAsync();
        var told = await UnreadAsync(id);
        Assert.DoesNotContain(TestUser.ProjectManager.Id, told);
        Assert.Contains(TestUser.Management.Id, told);
    }

    [Fact]
    public async Task Whoever_is_named_without_the_right_is_not_told_that_it_waits_for_him()
    {
        await app.PolicyAsync(Kinds.Expense, Asks(people: [TestUser.Management, TestUser.Sales]));
        var id = await app.ExpenseAsync(TestUser.TeamMember, 100);
        var told = await UnreadAsync(id);
        Assert.Contains(TestUser.Management.Id, told);
        Assert.DoesNotContain(TestUser.Sales.Id, told);
    }

    [Fact]
    public async Task What_is_handed_in_again_in_the_same_moment_is_asked_for_anew_and_can_be_decided()
    {
        await app.PolicyAsync(Kinds.Expense, Asks(BuiltInRoles.Management), Asks(BuiltInRoles.Owner));
        var id = await app.ExpenseAsync(TestUser.TeamMember, 100);
        var management = app.Browser(TestUser.Management);
        (await management.SubmitAsync(await management.GetAsync(Inbox), ApproveForm(id))).Saved();
        Assert.Equal(2, (await app.ApprovalAsync(id))!.Step);
        await ChangeAsync(id, e => e.Withdraw());
        await ChangeAsync(id, e => e.Submit(app.Time.GetUtcNow().UtcDateTime));
        await app.DrainAsync();
        var again = (await app.ApprovalAsync(id))!;
        Assert.Equal((ApprovalState.Waiting, 1, 0), (again.State, again.Step, again.Seats.Count(s => s.IsDecided)));
        (await management.SubmitAsync(await management.GetAsync(Inbox), ApproveForm(id))).Saved();
        Assert.Equal(2, (await app.ApprovalAsync(id))!.Step);
        Assert.Empty(await app.FindingsAsync());
    }

    [Fact]
    public async Task Whoever_takes_back_his_word_leaves_the_others_of_his_step_asked()
    {
        await app.PolicyAsync(Kinds.Expense, Asks(all: true, people: [TestUser.Management, TestUser.Accountant]));
        var id = await app.ExpenseAsync(TestUser.TeamMember, 100);
        var browser = app.Browser(TestUser.Management);
        (await browser.SubmitAsync(await browser.GetAsync(Inbox), ApproveForm(id))).Saved();
        var token = TestBrowser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)(await browser.GetAsync(
            $"{Inbox}/substitutes")).QuerySelector("form#substitute")!);
        (await browser.PostAsync($"{Inbox}/{Kinds.Expense}/{id}/undo", token)).Saved();
        await app.DrainAsync();
        Assert.All((await app.ApprovalAsync(id))!.Seats, seat => Assert.False(seat.IsDecided));
        Assert.Contains(TestUser.Accountant.Id, await UnreadAsync(id));
    }

    private Task<List<Guid>> UnreadAsync(Guid record) => app.InAsync<WorkspaceDbContext, List<Guid>>(
        db => db.Notifications.Where(n => n.RecordId == record && n.ReadAt == null
            && (n.Kind == NoticeKind.ApprovalWaits || n.Kind == NoticeKind.ExpenseWaits))
            .Select(n => n.UserId).ToListAsync());

    private async Task<Guid> RequestedLeaveAsync()
    {
        var id = await app.InAsync<ResourcesDbContext, Guid>(async db =>
        {
            var person = await db.People.FirstOrDefaultAsync(p => p.UserId == TestUser.TeamMember.Id);
            if (person is null)
            {
                var known = await db.Users.SingleAsync(u => u.Id == TestUser.TeamMember.Id);
                person = new Person(new PersonFacts(known.Name, TestUser.TeamMember.Email, "", app.Today.AddYears(-1),
                    null, true), null, known);
                db.Add(person);
            }

            var first = app.Today.AddDays(30);
            var leave = new Absence(person, first, first.AddDays(1), AbsenceKind.Vacation, false, null, [],
                app.Time.GetUtcNow().UtcDateTime);
            db.Add(leave);
            await db.SaveChangesAsync();
            return leave.Id;
        });
        await app.DrainAsync();
        return id;
    }

    private Task ChangeAsync(Guid id, Action<Expense> change) => app.InAsync<FinanceDbContext>(async db =>
    {
        change(await db.Expenses.SingleAsync(e => e.Id == id));
        await db.SaveChangesAsync();
    });
}
