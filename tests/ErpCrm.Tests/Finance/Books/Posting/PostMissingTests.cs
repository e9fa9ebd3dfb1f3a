using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Periods;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Tests.Finance.Books.Periods;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Books.Posting;

/// <summary>What the books catch up with.</summary>
public sealed class PostMissingTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly PostingSteps _do = new(app);

    [Fact]
    public async Task Documents_without_a_journal_are_posted_after_the_fact_in_any_order_to_the_same_cent()
    {
        var customer = await app.CustomerAsync("Before the books", "USD");
        var invoice = await _do.IssueAsync(customer, "USD", 87.4337m,
            new LineContent("Work", 3, LineUnit.Piece, 33.335m, 0, 12));
        await _do.PayAsync(customer, 150m, 88.0123m, (invoice.Id, 40.01m));
        await _do.CreditAsync(invoice.Id, 2);
        await app.InAsync<FinanceDbContext>(async db =>
        {
            await db.MonthBalances.ExecuteDeleteAsync();
            await db.JournalLines.ExecuteDeleteAsync();
            await db.Journals.ExecuteDeleteAsync();
        });
        await app.InScopeAsync<PostMissing, bool>(async missing =>
        {
            await missing.RunAsync(default);
            await missing.RunAsync(default);
            return true;
        });
        await app.BooksAgreeAsync();
        await app.FoldAsync();
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task What_was_paid_on_a_closed_day_is_posted_after_the_fact_on_the_first_open_one()
    {
        await app.OpenAsync();
        var expense = await app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var category = await db.ExpenseCategories.FirstAsync();
            var paid = Expense.Record(Guid.NewGuid(), new ExpenseTerms(app.Today.AddDays(-25), category.Id, "Taxi", 100,
                0, "KGS", null, false, 0), app.Today);
            paid.Submit(DateTime.UnixEpoch);
            paid.Approve(Guid.NewGuid(), DateTime.UnixEpoch, 1, "KGS", category, null);
            paid.Pay(app.Today.AddDays(-20), app.Today);
            db.Add(paid);
            await db.SaveChangesAsync();
            await db.MonthBalances.ExecuteDeleteAsync();
            await db.JournalLines.ExecuteDeleteAsync();
            await db.Journals.ExecuteDeleteAsync();
            return paid.Id;
        });
        await app.LockAsync(LockKind.Operations, app.Today.AddDays(-10));
        await app.InScopeAsync<PostMissing, bool>(async missing =>
        {
            await missing.RunAsync(default);
            return true;
        });
        var days = await app.InAsync<FinanceDbContext, List<DateOnly>>(
            db => db.Journals.Where(j => j.SourceId == expense).Select(j => j.Date).ToListAsync());
        Assert.Equal([app.Today.AddDays(-9), app.Today.AddDays(-9)], days);
        await app.OpenAsync();
        await app.BooksAgreeAsync();
    }
}
