using System.Globalization;
using System.Net;
using ErpCrm.Contracts;
using ErpCrm.Finance;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Security;
using ErpCrm.Resources;
using ErpCrm.Resources.Absences;
using ErpCrm.Tests.Resources;
using ErpCrm.Workspace.Approvals;
using Microsoft.EntityFrameworkCore;
using static ErpCrm.Tests.Workspace.Approvals.ApprovalScene;

namespace ErpCrm.Tests.Workspace.Approvals;

public sealed class InboxTests(ApprovalApp app) : IClassFixture<ApprovalApp>
{
    private const string Inbox = "/workspace/approvals";

    [Fact]
    public async Task Without_a_policy_whoever_may_decides_alone_and_nobody_else_sees_it()
    {
        await app.PolicyAsync(Kinds.Expense);
        var id = await app.ExpenseAsync(TestUser.TeamMember, 300);
        foreach (var user in new[] { TestUser.TeamMember, TestUser.Sales, TestUser.Administrator })
            Assert.Null((await app.Browser(user).GetAsync(Inbox)).QuerySelector(CardOf(id)));
        foreach (var user in new[] { TestUser.ProjectManager, TestUser.Accountant, TestUser.Owner })
            Assert.NotNull((await app.Browser(user).GetAsync(Inbox)).QuerySelector(CardOf(id)));

        await ApproveAsync(TestUser.ProjectManager, id);
        Assert.Equal(ExpenseState.Approved, await app.StateAsync(id));
        Assert.Null(await app.ApprovalAsync(id));
        Assert.Null((await app.Browser(TestUser.Owner).GetAsync($"/finance/expenses/{id}")).QuerySelector(".trail"));
        Assert.Empty(await app.FindingsAsync());
    }

    [Fact]
    public async Task A_large_expense_is_approved_by_the_manager_and_then_by_management()
    {
        await app.PolicyAsync(Kinds.Expense, Asks(people: TestUser.ProjectManager),
            Asks(BuiltInRoles.Management, from: 20_000));
        var large = await app.ExpenseAsync(TestUser.TeamMember, 20_000);
        var small = await app.ExpenseAsync(TestUser.TeamMember, 19_999.99m);
        Assert.Null((await app.Browser(TestUser.Management).GetAsync(Inbox)).QuerySelector(CardOf(large)));
        var page = await ApproveAsync(TestUser.ProjectManager, large);
        Assert.Contains("now it waits for Management", page, StringComparison.Ordinal);
        Assert.Equal(ExpenseState.Submitted, await app.StateAsync(large));
        Assert.Null((await app.Browser(TestUser.ProjectManager).GetAsync(Inbox)).QuerySelector(CardOf(large)));

        await ApproveAsync(TestUser.Management, large);
        await ApproveAsync(TestUser.ProjectManager, small);
        Assert.Equal((ExpenseState.Approved, ExpenseState.Approved),
            (await app.StateAsync(large), await app.StateAsync(small)));
        var trail = (await app.Browser(TestUser.TeamMember).GetAsync($"/finance/expenses/{large}"))
            .QuerySelector(".trail")!.TextContent;
        Assert.Contains(TestUser.ProjectManager.Name, trail, StringComparison.Ordinal);
        Assert.Contains(TestUser.Management.Name, trail, StringComparison.Ordinal);
        Assert.Empty(await app.FindingsAsync());
    }

    [Fact]
    public async Task On_its_own_page_too_only_those_decide_whose_turn_it_is()
    {
        await app.PolicyAsync(Kinds.Expense, Asks(BuiltInRoles.Management), Asks(people: TestUser.ProjectManager));
        var id = await app.ExpenseAsync(TestUser.TeamMember, 100);
        var url = $"/finance/expenses/{id}";
        foreach (var user in new[] { TestUser.ProjectManager, TestUser.Accountant })
        {
            var browser = app.Browser(user);
            foreach (var form in new[] { $"form[action='{url}/approve']", "form#send-back" })
            {
                var back = (await browser.SubmitAsync(await browser.GetAsync(url), form, ("reason", "No"))).Saved();
                Assert.Contains("It waits for Management", (await browser.GetAsync(back)).Body!.TextContent,
                    StringComparison.Ordinal);
            }
        }

        Assert.Equal(ExpenseState.Submitted, await app.StateAsync(id));
        Assert.All((await app.ApprovalAsync(id))!.Seats, seat => Assert.False(seat.IsDecided));
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("undo")]
    [InlineData("ask")]
    [InlineData("decline")]
    public async Task Whoever_may_not_decide_about_it_does_not_learn_that_it_is_there(string step)
    {
        await app.PolicyAsync(Kinds.Expense);
        var id = await app.ExpenseAsync(TestUser.TeamMember, 100);
        foreach (var user in new[] { TestUser.TeamMember, TestUser.Sales })
        {
            var browser = app.Browser(user);
            var token = TestBrowser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)(await browser.GetAsync(
                "/workspace/approvals/substitutes")).QuerySelector("form#substitute")!);
            token.Add(new("Question", "?"));
            token.Add(new("Reason", "No"));
            var answer = await browser.PostAsync($"{Inbox}/{Kinds.Expense}/{id}/{step}", token);
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        }

        Assert.Equal(ExpenseState.Submitted, await app.StateAsync(id));
    }

    [Fact]
    public async Task A_double_click_decides_once_and_the_second_of_two_sees_that_it_is_decided()
    {
        await app.PolicyAsync(Kinds.Expense, Asks(BuiltInRoles.Management), Asks(BuiltInRoles.Accountant));
        var id = await app.ExpenseAsync(TestUser.TeamMember, 100);
        var (management, accountant) = (app.Browser(TestUser.Management), app.Browser(TestUser.Accountant));
        var page = await management.GetAsync(Inbox);
        var twice = await Task.WhenAll(management.SubmitAsync(page, ApproveForm(id)),
            management.SubmitAsync(page, ApproveForm(id)));
        Assert.All(twice, answer => answer.Saved());
        Assert.Equal(2, (await app.ApprovalAsync(id))!.Step);

        var (first, second) = (await accountant.GetAsync(Inbox), await accountant.GetAsync(Inbox));
        (await accountant.SubmitAsync(first, ApproveForm(id))).Saved();
        await app.DrainAsync();
        var back = (await accountant.SubmitAsync(second, ApproveForm(id), ("__Key", $"{Guid.NewGuid()}"))).Saved();
        Assert.Contains("changed meanwhile", (await accountant.GetAsync(back)).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(2, (await app.ApprovalAsync(id))!.Seats.Count(s => s.IsDecided));
        Assert.Empty(await app.FindingsAsync());
    }

    [Fact]
    public async Task Where_all_are_asked_it_waits_for_the_last_of_them()
    {
        await app.PolicyAsync(Kinds.Expense,
            Asks(all: true, people: [TestUser.ProjectManager, TestUser.Accountant, TestUser.Management]));
        var id = await app.ExpenseAsync(TestUser.TeamMember, 100);
        await ApproveAsync(TestUser.Management, id);
        await ApproveAsync(TestUser.ProjectManager, id);
        Assert.Equal(ExpenseState.Submitted, await app.StateAsync(id));
        await ApproveAsync(TestUser.Accountant, id);
        Assert.Equal(ExpenseState.Approved, await app.StateAsync(id));
    }

    [Fact]
    public async Task A_word_is_taken_back_until_another_is_said_and_an_approval_too()
    {
        await app.PolicyAsync(Kinds.Expense, Asks(BuiltInRoles.Management), Asks(BuiltInRoles.Accountant));
        var id = await app.ExpenseAsync(TestUser.TeamMember, 100);
        var browser = app.Browser(TestUser.Management);
        await ApproveAsync(TestUser.Management, id);
        var token = TestBrowser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)(await browser.GetAsync(
            "/workspace/approvals/substitutes")).QuerySelector("form#substitute")!);
        (await browser.PostAsync($"{Inbox}/{Kinds.Expense}/{id}/undo", token)).Saved();
        Assert.Equal(1, (await app.ApprovalAsync(id))!.Step);

        await ApproveAsync(TestUser.Management, id);
        await ApproveAsync(TestUser.Accountant, id);
        await app.DrainAsync();
        var accountant = app.Browser(TestUser.Accountant);
        var url = $"/finance/expenses/{id}";
        (await accountant.SubmitAsync(await accountant.GetAsync(url), $"form[action='{url}/undo']")).Saved();
        await app.DrainAsync();
        var approval = (await app.ApprovalAsync(id))!;
        Assert.Equal((ApprovalState.Waiting, 2, 1),
            (approval.State, approval.Step, approval.Seats.Count(s => s.IsDecided)));
        Assert.Empty(await app.FindingsAsync());
    }

    [Fact]
    public async Task What_is_declined_goes_back_with_the_reason_and_is_asked_for_anew()
    {
        await app.PolicyAsync(Kinds.Expense, Asks(BuiltInRoles.Management), Asks(BuiltInRoles.Accountant));
        var id = await app.ExpenseAsync(TestUser.TeamMember, 100);
        await ApproveAsync(TestUser.Management, id);
        var accountant = app.Browser(TestUser.Accountant);
        var form = await accountant.GetAsync($"{Inbox}/{Kinds.Expense}/{id}/decline");
        var refused = await accountant.SubmitAsync(form, "form#decline", ("Reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        (await accountant.SubmitAsync(form, "form#decline", ("Reason", "Чек жок"))).Saved();
        await app.DrainAsync();
        Assert.Equal(ExpenseState.SentBack, await app.StateAsync(id));
        var declined = (await app.ApprovalAsync(id))!;
        Assert.Equal((ApprovalState.Declined, "Чек жок"), (declined.State, declined.Note));

        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.InAsync<FinanceDbContext>(async db =>
        {
            (await db.Expenses.SingleAsync(e => e.Id == id)).Submit(app.Time.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
        });
        await app.DrainAsync();
        var again = (await app.ApprovalAsync(id))!;
        Assert.Equal((ApprovalState.Waiting, 1, 0), (again.State, again.Step, again.Seats.Count(s => s.IsDecided)));
        Assert.NotEqual(declined.Id, again.Id);
        Assert.Empty(await app.FindingsAsync());
    }

    [Fact]
    public async Task Several_are_approved_at_once_and_what_is_not_ones_turn_stays()
    {
        await app.PolicyAsync(Kinds.Expense, Asks(people: TestUser.ProjectManager),
            Asks(BuiltInRoles.Management, from: 500));
        var (small, large) = (await app.ExpenseAsync(TestUser.TeamMember, 100),
            await app.ExpenseAsync(TestUser.TeamMember, 500));
        var browser = app.Browser(TestUser.ProjectManager);
        var page = await browser.GetAsync(Inbox);
        var chosen = page.QuerySelectorAll(".approval .check").Select(c => c.GetAttribute("value")!)
            .Where(v => v.Contains(small.ToString(), StringComparison.Ordinal)
                || v.Contains(large.ToString(), StringComparison.Ordinal)).ToList();
        Assert.Equal(2, chosen.Count);
        (await browser.SubmitAsync(page, "form#approve-many", [.. chosen.Select(c => ("item", c))])).Saved();
        Assert.Equal((ExpenseState.Approved, ExpenseState.Submitted),
            (await app.StateAsync(small), await app.StateAsync(large)));
        Assert.Equal(2, (await app.ApprovalAsync(large))!.Step);
    }

    [Fact]
    public async Task A_change_of_the_policy_leaves_alone_what_waits()
    {
        await app.PolicyAsync(Kinds.Expense, Asks(BuiltInRoles.Management));
        var id = await app.ExpenseAsync(TestUser.TeamMember, 100);
        await app.PolicyAsync(Kinds.Expense, Asks(BuiltInRoles.Accountant), Asks(BuiltInRoles.Owner));
        await ApproveAsync(TestUser.Management, id);
        Assert.Equal(ExpenseState.Approved, await app.StateAsync(id));
    }

    [Fact]
    public async Task A_question_goes_into_the_discussion_and_it_goes_on_waiting()
    {
        await app.PolicyAsync(Kinds.Expense);
        var id = await app.ExpenseAsync(TestUser.TeamMember, 100);
        var browser = app.Browser(TestUser.ProjectManager);
        var form = await browser.GetAsync($"{Inbox}/{Kinds.Expense}/{id}/ask");
        (await browser.SubmitAsync(form, "form#ask", ("Question", "Эмне үчүн эки?"))).Saved();
        var talk = await app.Browser(TestUser.TeamMember).GetAsync($"/workspace/talk/{Kinds.Expense}/{id}");
        Assert.Contains("Эмне үчүн эки?", talk.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await browser.GetAsync(Inbox)).QuerySelector(CardOf(id)));
    }

    [Fact]
    public async Task The_frame_tells_how_many_wait_and_nothing_where_nothing_can()
    {
        await app.PolicyAsync(Kinds.Expense);
        var before = await CountAsync(TestUser.ProjectManager);
        await app.ExpenseAsync(TestUser.TeamMember, 100);
        Assert.Equal(before + 1, await CountAsync(TestUser.ProjectManager));
        app.Time.Advance(TimeSpan.FromSeconds(1));
        await app.PolicyAsync(Kinds.Expense, Asks(BuiltInRoles.Management));
        await app.ExpenseAsync(TestUser.TeamMember, 100);
        Assert.Equal(before + 1, await CountAsync(TestUser.ProjectManager));
        Assert.Null((await app.Browser(TestUser.TeamMember).GetAsync(Inbox)).QuerySelector("#waits"));
    }

    [Fact]
    public async Task Leave_of_several_people_tells_the_working_days_of_each()
    {
        await app.PolicyAsync(Kinds.Absence);
        var monday = app.Monday().AddDays(7);
        var week = await AskedLeaveAsync("A whole week", monday, monday.AddDays(6));
        var half = await AskedLeaveAsync("Half a day", monday.AddDays(28), monday.AddDays(28), isHalfDay: true);
        var page = await app.Browser(TestUser.Management).GetAsync(Inbox);
        Assert.Equal("Working days: 5", page.QuerySelector($"{CardOf(week)} .approval-figure")!.TextContent);
        Assert.Equal("Working days: 0.5", page.QuerySelector($"{CardOf(half)} .approval-figure")!.TextContent);
    }

    private async Task<int> CountAsync(TestUser user)
    {
        var told = (await app.Browser(user).GetAsync(Inbox)).QuerySelector("#waits")!;
        return told.QuerySelector("[aria-hidden]") is { } number
            ? int.Parse(number.TextContent, CultureInfo.InvariantCulture)
            : 0;
    }

    private async Task<Guid> AskedLeaveAsync(string name, DateOnly first, DateOnly last, bool isHalfDay = false)
    {
        var id = await app.PersonAsync(name);
        return await app.InAsync<ResourcesDbContext, Guid>(async db =>
        {
            var leave = new Absence(await db.People.SingleAsync(p => p.Id == id), first, last, AbsenceKind.Vacation,
                isHalfDay, null, [], app.Time.GetUtcNow().UtcDateTime);
            db.Add(leave);
            await db.SaveChangesAsync();
            return leave.Id;
        });
    }

    private async Task<string> ApproveAsync(TestUser user, Guid expense)
    {
        var browser = app.Browser(user);
        var back = (await browser.SubmitAsync(await browser.GetAsync(Inbox), ApproveForm(expense))).Saved();
        await app.DrainAsync();
        return (await browser.GetAsync(back)).Body!.TextContent;
    }
}
