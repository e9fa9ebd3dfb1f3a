using ErpCrm.Finance.Books.Accounts;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.Books.Accounts;

public sealed class AccountTests
{
    [Fact]
    public void An_account_with_postings_stays_an_asset_or_whatever_it_is()
    {
        var account = new Account("2110", "Equipment", AccountClass.FixedAsset);
        account.Change("2111", "Equipment", AccountClass.OtherCurrentAsset, isActive: true, isUsed: true);
        Assert.Equal(("2111", AccountClass.OtherCurrentAsset), (account.Code, account.Class));
        Assert.Throws<BusinessRuleException>(() =>
            account.Change("2111", "Equipment", AccountClass.OperatingExpense, isActive: true, isUsed: true));
        account.Change("2111", "Equipment", AccountClass.OperatingExpense, isActive: true, isUsed: false);
        Assert.Equal(AccountType.Expense, account.Type);
    }

    [Fact]
    public void What_the_books_use_by_themselves_stays_active_and_fits()
    {
        var account = new Account("1410", "Claims", AccountClass.Receivable, AccountRole.Receivables);
        Assert.Throws<BusinessRuleException>(() =>
            account.Change("1410", "Claims", AccountClass.Receivable, isActive: false, isUsed: false));
        Assert.Throws<BusinessRuleException>(() =>
            account.Change("1410", "Claims", AccountClass.Revenue, isActive: true, isUsed: false));
        Assert.Throws<BusinessRuleException>(() => account.GiveUpRole(isUsed: true));
        account.GiveUpRole(isUsed: false);
        Assert.Equal(AccountRole.None, account.Role);
    }

    [Fact]
    public void An_account_takes_one_role_that_fits_it()
    {
        var account = new Account("8160", "Rent", AccountClass.OperatingExpense);
        Assert.Throws<BusinessRuleException>(() => account.Take(AccountRole.OutputVat));
        account.Take(AccountRole.BankCharges);
        Assert.Throws<BusinessRuleException>(() => account.Take(AccountRole.BadDebts));
    }
}
