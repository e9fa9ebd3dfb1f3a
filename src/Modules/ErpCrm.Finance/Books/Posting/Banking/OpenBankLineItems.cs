using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Treasury.Banking.Statements;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Posting.Banking;

/// <summary>Lines of statements that nobody explained: the suspense account is their sum. Money that came in is owed to
/// whoever it is of.</summary>
internal sealed class OpenBankLineItems(FinanceDbContext db) : IOpenItems
{
    public AccountRole Control => AccountRole.BankSuspense;

    public IAsyncEnumerable<OpenItem> ReadAsync(CancellationToken ct) => db.BankLines.AsNoTracking()
        .Where(l => l.State == BankLineState.Unmatched)
        .Select(l => new OpenItem("BankLine", l.Id, l.Currency, -l.Amount, l.ExchangeRate)).AsAsyncEnumerable();
}
