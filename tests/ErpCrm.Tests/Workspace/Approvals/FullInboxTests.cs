using ErpCrm.Contracts;
using ErpCrm.Finance;
using ErpCrm.Finance.Treasury.Expenses;
using Microsoft.EntityFrameworkCore;
using static ErpCrm.Tests.Workspace.Approvals.ApprovalScene;

namespace ErpCrm.Tests.Workspace.Approvals;

/// <summary>More waits than an inbox shows.</summary>
public sealed class FullInboxTests(ApprovalApp app) : IClassFixture<ApprovalApp>
{
    private const string Inbox = "/workspace/approvals";

    [Fact]
    public async Task What_waits_for_others_takes_no_place_in_the_inbox()
    {
        await app.PolicyAsync(Kinds.Expense, Asks(from: 500, people: TestUser.Management),
            Asks(people: TestUser.ProjectManager));
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var category = await db.ExpenseCategories.Select(c => c.Id).FirstAsync();
            for (var n = 0; n <= 100; n++)
            {
                var expense = Expense.Record(TestUser.TeamMember.Id, new ExpenseTerms(app.Today, category,
                    $"Monitor {n}", 500, 0, "KGS", null, false, 0), app.Today);
                expense.Submit(app.Time.GetUtcNow().UtcDateTime);
                db.Add(expense);
            }

            await db.SaveChangesAsync();
        });
        app.Time.Advance(TimeSpan.FromMinutes(1));
        var id = await app.ExpenseAsync(TestUser.TeamMember, 100);
        var browser = app.Browser(TestUser.ProjectManager);
        Assert.NotNull((await browser.GetAsync(Inbox)).QuerySelector(CardOf(id)));
        Assert.NotNull((await browser.GetAsync($"{Inbox}/{Kinds.Expense}/{id}/decline")).QuerySelector("form#decline"));
    }
}
