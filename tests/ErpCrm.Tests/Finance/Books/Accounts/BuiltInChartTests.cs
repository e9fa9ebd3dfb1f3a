using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Settings;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Books.Accounts;

public sealed class BuiltInChartTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void Every_role_has_one_account_whose_class_fits_and_codes_are_told_apart()
    {
        var accounts = BuiltInChart.Accounts();
        Assert.Equal(AccountRoles.All.Order(),
            accounts.Select(a => a.Role).Where(role => role != AccountRole.None).Order());
        Assert.Distinct(accounts.Select(a => a.Code));
        Assert.Distinct(accounts.Select(a => a.Id));
        Assert.All(accounts, a => Assert.True(a.Role.Fits(a.Type), a.Name));
    }

    [Fact]
    public async Task It_is_made_once_however_often_and_wherever_the_application_starts()
    {
        var before = await CountAsync();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.InScopeAsync<BuiltIns, bool>(async builtIns =>
        {
            await builtIns.EnsureAsync(default);
            return true;
        })));
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public Task Every_built_in_category_has_an_account_of_costs() => app.InAsync<FinanceDbContext>(async db =>
    {
        var accounts = await db.Accounts.ToDictionaryAsync(a => a.Id);
        Assert.All(await db.ExpenseCategories.Where(c => c.IsBuiltIn).ToListAsync(),
            c => Assert.Equal(AccountType.Expense, accounts[c.AccountId!.Value].Type));
    });

    [Fact]
    public async Task What_the_books_learned_to_post_since_gets_its_account_and_what_people_changed_stays()
    {
        await app.InAsync<FinanceDbContext>(async db =>
        {
            await db.Accounts.Where(a => a.Role == AccountRole.LossProvision).ExecuteDeleteAsync();
            await BuiltInChart.EnsureAsync(db, default);
            Assert.Equal(1, await db.Accounts.CountAsync(a => a.Role == AccountRole.LossProvision));
        });
    }

    private Task<int> CountAsync() => app.InAsync<FinanceDbContext, int>(db => db.Accounts.CountAsync());
}
