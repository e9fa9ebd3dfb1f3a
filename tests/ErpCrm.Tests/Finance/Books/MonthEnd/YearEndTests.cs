using ErpCrm.Contracts;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.MonthEnd;
using ErpCrm.Finance.Books.MonthEnd.Runs;
using ErpCrm.Finance.Books.MonthEnd.Years;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Books.MonthEnd;

/// <summary>A year that is closed, added to, closed again and opened.</summary>
public sealed class YearEndTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DateOnly Last = new(2025, 12, 31);

    [Fact]
    public async Task A_closed_year_is_earned_by_the_company_and_its_profit_is_reported_all_the_same()
    {
        await PostAsync(new(2025, 6, 1), 1000, 300);
        await PostAsync(new(2026, 1, 15), 40, 0);
        var run = await app.CloseAsync<YearEndStep>("2025-12");
        Assert.Equal((-700m, 0m, 700m), await StandsAsync());
        var again = await Assert.ThrowsAsync<BusinessRuleException>(() => app.CloseAsync<YearEndStep>("2025-12"));
        Assert.Equal("Nothing is to be posted.", again.Message);

        // What came into the year later is closed by an entry of its own.
        await PostAsync(new(2025, 11, 30), 0, 50);
        await app.FoldAsync();
        var rest = await app.CloseAsync<YearEndStep>("2025-12");
        Assert.Equal((-650m, 0m, 650m), await StandsAsync());
        Assert.Equal(-50m, rest.Amount);
        await app.BooksAgreeAsync();

        await Assert.ThrowsAsync<BusinessRuleException>(() => app.UndoAsync(run.Id));
        await app.UndoAsync(rest.Id);
        await app.UndoAsync(run.Id);
        Assert.Equal((0m, -650m, 650m), await StandsAsync());
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task Only_the_last_month_of_a_financial_year_closes_it()
    {
        var key = PostingStep.KeyOf(RunStep.YearEnd);
        var (december, november) = await app.InScopeAsync<Checklists, (bool, bool)>(lists => Task.FromResult((
            lists.Find(ClosingMonth.Parse("2025-12")!, key) is not null,
            lists.Find(ClosingMonth.Parse("2025-11")!, key) is not null)));
        Assert.Equal((true, false), (december, november));
    }

    // Retained earnings, income less costs as they stand, and the profit that is reported of 2025.
    private async Task<(decimal Retained, decimal Left, decimal Profit)> StandsAsync()
    {
        var types = await app.InAsync<FinanceDbContext, Dictionary<Guid, AccountType>>(async db =>
            (await db.Accounts.AsNoTracking().ToListAsync()).ToDictionary(a => a.Id, a => a.Type));
        var standing = await app.SumsAsync(new SumQuery(null, Last));
        var reported = await app.SumsAsync(new SumQuery(new(2025, 1, 1), Last, WithoutYearEnd: true));
        decimal Result(IEnumerable<AccountSum> sums) => sums.Where(s => !types[s.AccountId].IsOfBalanceSheet())
            .Sum(s => s.BaseAmount);
        return (await app.BaseOfAsync(AccountRole.RetainedEarnings), Result(standing), -Result(reported));
    }

    private Task PostAsync(DateOnly on, decimal income, decimal cost) =>
        app.InScopeAsync<IServiceProvider, bool>(async services =>
        {
            var keeper = services.GetRequiredService<BookKeeper>();
            var run = await keeper.BeginAsync(CancellationToken.None);
            run.Open(JournalKind.Manual, on, Kinds.Journal, Guid.CreateVersion7(), "By hand")
                .Debit(AccountRole.CashInTransit, income - cost)
                .Credit(AccountRole.OtherIncome, income).Debit(AccountRole.BankCharges, cost);
            keeper.Post(run);
            await services.GetRequiredService<FinanceDbContext>().SaveChangesAsync();
            return true;
        });
}
