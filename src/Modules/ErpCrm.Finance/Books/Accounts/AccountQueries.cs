using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Suppliers;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Accounts;

internal static class AccountQueries
{
    /// <summary>Whether something is posted on the account.</summary>
    public static Task<bool> IsUsedAsync(this FinanceDbContext db, Guid accountId, CancellationToken ct) =>
        db.JournalLines.AnyAsync(l => l.AccountId == accountId, ct);

    /// <summary>Accounts that something is posted on, or planned, or that something says it is kept on.</summary>
    public static IQueryable<Account> NamedAccounts(this FinanceDbContext db)
    {
        var (suppliers, bills) = (db.Set<Supplier>(), db.Set<BillLine>());
        return db.Accounts.Where(a => a.Role != AccountRole.None
            || db.JournalLines.Any(l => l.AccountId == a.Id)
            || db.BudgetLines.Any(l => l.AccountId == a.Id)
            || db.BankAccounts.Any(b => b.LedgerAccountId == a.Id)
            || db.ExpenseCategories.Any(c => c.AccountId == a.Id)
            || db.BankRules.Any(r => r.AccountId == a.Id)
            || suppliers.Any(s => s.AccountId == a.Id)
            || bills.Any(l => l.AccountId == a.Id));
    }
}
