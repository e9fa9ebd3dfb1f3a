using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.MonthEnd.Runs;
using ErpCrm.Finance.Books.Periods;
using ErpCrm.Finance.Copies;
using ErpCrm.Tests.Finance.Books.Periods;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Books.MonthEnd;

public sealed class MonthEndPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string October = "/finance/month-end/2026-10";
    private const string Accruals = "/finance/month-end/accruals?month=2026-10";
    private static readonly DateOnly Last = new(2026, 10, 31);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task Only_who_closes_periods_sees_months_and_locks()
    {
        string[] urls = ["/finance/month-end", October, $"{October}/steps/deferral", "/finance/month-end/locks",
            "/finance/month-end/runs", "/finance/month-end/accruals", "/finance/month-end/estimates"];
        foreach (var url in urls)
        {
            await Accountant.GetAsync(url);
            await app.Browser(TestUser.Management).GetAsync(url);
            foreach (var user in new[] { TestUser.TeamMember, TestUser.ProjectManager, TestUser.Sales })
                await app.Browser(user).GetAsync(url, HttpStatusCode.Forbidden);
        }

        foreach (var url in new[] { "/finance/month-end/2026-13", "/finance/month-end/2026-10/steps/none",
            "/finance/month-end/2026-10/steps/year-end", "/finance/month-end/1999-01" })
            await Accountant.GetAsync(url, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_step_that_only_a_person_can_judge_is_done_when_somebody_says_so()
    {
        var page = await Accountant.GetAsync(October);
        var before = Done(page);
        (await Accountant.SubmitAsync(page, FormOf("tick", "vat"))).Saved();
        page = await Accountant.GetAsync(October);
        Assert.Equal(before + 1, Done(page));
        Assert.Contains("Looked at by Asel Accountant", page.Body!.TextContent, StringComparison.Ordinal);
        (await Accountant.SubmitAsync(page, FormOf("untick", "vat"))).Saved();
        Assert.Equal(before, Done(await Accountant.GetAsync(October)));
    }

    [Fact]
    public async Task What_comes_after_somebody_looked_is_not_covered_by_that()
    {
        const string month = "/finance/month-end/2026-09";
        var customer = await app.CustomerAsync("Drafts");
        await DraftAsync(customer, new(2026, 9, 10));
        var page = await Accountant.GetAsync(month);
        var before = Done(page);
        (await Accountant.SubmitAsync(page, FormOf("tick", "drafts"))).Saved();
        Assert.Equal(before + 1, Done(await Accountant.GetAsync(month)));
        await DraftAsync(customer, new(2026, 9, 11));
        Assert.Equal(before, Done(await Accountant.GetAsync(month)));
    }

    [Fact]
    public async Task A_step_is_posted_once_however_often_its_button_is_pressed_and_taken_back_with_a_reason()
    {
        await app.OpenAsync();
        await app.UndoAllAsync(RunStep.Deferral);
        await app.SellAsync("By its page", 9200, new(2026, 10, 1), (new(2026, 10, 1), new(2026, 12, 31)));
        const string url = $"{October}/steps/deferral";
        var page = await Accountant.GetAsync(url);
        Assert.Contains("6,100.00", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        var form = $"form[method=post][action='{url}']";
        var answers = await Task.WhenAll(Accountant.SubmitAsync(page, form), Accountant.SubmitAsync(page, form));
        var run = Assert.Single(answers.Select(a => a.Saved()).Distinct());
        Assert.StartsWith("/finance/month-end/runs/", run, StringComparison.Ordinal);
        var posted = await Accountant.GetAsync(url);
        Assert.Null(posted.QuerySelector(form)?.OuterHtml);

        var id = Guid.Parse(run[^36..]);
        Assert.Equal(RunState.Posted, await StateAsync(id));
        await Accountant.SubmitAsync(await Accountant.GetAsync(run), "form#undo");
        Assert.Equal(RunState.Posted, await StateAsync(id));
        (await Accountant.SubmitAsync(await Accountant.GetAsync(run), "form#undo", ("reason", "Wrong dates"))).Saved();
        Assert.Equal(RunState.Undone, await StateAsync(id));
        Assert.Contains("Wrong dates", (await Accountant.GetAsync(run)).Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await Accountant.GetAsync(url)).QuerySelector(form));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task A_month_is_closed_and_who_closes_months_posts_there_later_and_is_written_down()
    {
        await app.OpenAsync();
        var page = await Accountant.GetAsync(October);
        (await Accountant.SubmitAsync(page, $"form[action='{October}/close']")).Saved();
        page = await Accountant.GetAsync(October);
        Assert.Null(page.QuerySelector($"form[action='{October}/close']"));
        Assert.Equal(Last, await app.InAsync<FinanceDbContext, DateOnly?>(
            db => db.BookLocks.Select(l => l.OperationsDay).SingleAsync()));

        var run = await AccrueAsync("Rent of October");
        var late = await app.InAsync<FinanceDbContext, LateEntry>(db => db.LateEntries.SingleAsync(
            l => db.Journals.Any(j => j.Id == l.JournalId && j.SourceId == run)));
        Assert.Equal((Last, Last, TestUser.Accountant.Id), (late.Date, late.LockedUntil, late.ById));
        var last = Last;
        Assert.True(await app.InAsync<FinanceDbContext, bool>(
            db => db.Journals.Where(j => j.SourceId == run && j.Date == last).Select(j => j.IsLate).SingleAsync()));
        Assert.Contains("ACC-2026-10", (await Accountant.GetAsync("/finance/month-end/locks")).Body!.TextContent,
            StringComparison.Ordinal);
        await app.OpenAsync();
    }

    [Fact]
    public async Task What_is_closed_for_good_is_refused_in_its_form_with_all_that_was_typed()
    {
        await app.LockAsync(LockKind.Final, Last);
        var count = await app.InAsync<FinanceDbContext, int>(db => db.Journals.CountAsync());
        var answer = await Accountant.SubmitAsync(await Accountant.GetAsync(Accruals), "form#accrual",
            await FieldsAsync("Too late"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("The books are closed until", answer.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Too late", answer.Page.QuerySelector("[name=Text]")!.GetAttribute("value"));
        Assert.Equal(count, await app.InAsync<FinanceDbContext, int>(db => db.Journals.CountAsync()));
        await app.OpenAsync();
    }

    [Fact]
    public async Task A_cost_without_a_bill_is_of_its_month_and_taken_back_on_the_next_day()
    {
        await app.OpenAsync();
        var wrong = await Accountant.SubmitAsync(await Accountant.GetAsync(Accruals), "form#accrual",
            ("AccountId", Guid.NewGuid().ToString()), ("Amount", "0"), ("Text", "Light"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("Light", wrong.Page.QuerySelector("[name=Text]")!.GetAttribute("value"));
        var run = await AccrueAsync("Light");
        var days = await app.InAsync<FinanceDbContext, List<DateOnly>>(
            db => db.Journals.Where(j => j.SourceId == run).OrderBy(j => j.Date).Select(j => j.Date).ToListAsync());
        Assert.Equal([Last, Last.AddDays(1)], days);
        Assert.Equal(0m, (await app.PostedAsync(run)).Where(p => p.Role == AccountRole.AccruedExpenses)
            .Sum(p => p.Base));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task Days_are_opened_with_a_reason_and_nobody_moves_a_lock_that_somebody_else_moved()
    {
        const string move = "/finance/month-end/locks/move?kind=Operations";
        await app.LockAsync(LockKind.Operations, Last);
        var page = await Accountant.GetAsync(move);
        var refused = await Accountant.SubmitAsync(page, "form#lock", ("Day", "2026-09-30"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var stale = await Accountant.GetAsync(move);
        (await Accountant.SubmitAsync(page, "form#lock", ("Day", "2026-09-30"), ("Reason", "A bill came late")))
            .Saved();
        var answer = await Accountant.SubmitAsync(stale, "form#lock", ("Day", "2026-08-31"), ("Reason", "Mine"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("A bill came late", (await Accountant.GetAsync("/finance/month-end/locks")).Body!.TextContent,
            StringComparison.Ordinal);
        await app.OpenAsync();
    }

    [Fact]
    public async Task Somebody_is_let_in_for_a_while_and_shut_out_again()
    {
        const string create = "/finance/month-end/locks/exceptions/create";
        var wrong = await Accountant.SubmitAsync(await Accountant.GetAsync(create), "form#exception",
            ("UserId", TestUser.TeamMember.Id.ToString()), ("Days", "40"), ("Reason", "Taxi"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        (await Accountant.SubmitAsync(wrong.Page, "form#exception", ("Days", "2"))).Saved();
        var id = await app.InAsync<FinanceDbContext, Guid>(
            db => db.LockExceptions.Where(e => e.Reason == "Taxi").Select(e => e.Id).SingleAsync());
        var page = await Accountant.GetAsync("/finance/month-end/locks");
        (await Accountant.SubmitAsync(page, $"form[action$='{id}/end']")).Saved();
        Assert.NotNull(await app.InAsync<FinanceDbContext, DateTime?>(
            db => db.LockExceptions.Where(e => e.Id == id).Select(e => e.EndedAt).SingleAsync()));
    }

    private async Task<Guid> AccrueAsync(string text)
    {
        var page = await Accountant.GetAsync(Accruals);
        (await Accountant.SubmitAsync(page, "form#accrual", await FieldsAsync(text))).Saved();
        var month = new DateOnly(2026, 10, 1);
        return await app.InAsync<FinanceDbContext, Guid>(db => db.ClosingRuns
            .Where(r => r.Step == RunStep.Accrual && r.State == RunState.Posted && r.Month == month)
            .OrderByDescending(r => r.Number).Select(r => r.Id).FirstAsync());
    }

    private async Task<(string, string)[]> FieldsAsync(string text)
    {
        var account = await app.InAsync<FinanceDbContext, Guid>(
            db => db.Accounts.Where(a => a.Role == AccountRole.BankCharges).Select(a => a.Id).SingleAsync());
        return [("AccountId", account.ToString()), ("Amount", "150"), ("Text", text)];
    }

    private Task DraftAsync(Customer customer, DateOnly on) =>
        app.InAsync<FinanceDbContext>(async db =>
        {
            db.Add(new Invoice(customer, "KGS", on));
            await db.SaveChangesAsync();
        });

    private Task<RunState> StateAsync(Guid run) => app.InAsync<FinanceDbContext, RunState>(
        db => db.ClosingRuns.Where(r => r.Id == run).Select(r => r.State).SingleAsync());

    private static string FormOf(string action, string step) =>
        $"li:has(input[name=step][value='{step}']) form[action$='/{action}']";

    private static int Done(IHtmlDocument page) =>
        page.QuerySelectorAll("ul.list.whole > li .badge").Count(badge => badge.TextContent.Trim() == "Done");
}
