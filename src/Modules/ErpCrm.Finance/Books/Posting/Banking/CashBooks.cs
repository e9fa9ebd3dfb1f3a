using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Treasury.Cash;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Posting.Banking;

/// <summary>Answers the cash page out of the books.</summary>
internal sealed class CashBooks(FinanceDbContext db, LedgerSums sums) : ICashBooks
{
    public async Task<IReadOnlyDictionary<string, decimal>> OnHandAsync(DateOnly on, CancellationToken ct)
    {
        // Revaluation is in base currency alone: of it nothing is on hand.
        var money = await db.Accounts.AsNoTracking()
            .Where(a => a.Class == AccountClass.Cash && a.Role != AccountRole.MoneyRevaluation)
            .Select(a => new { a.Id, IsTransit = a.Role == AccountRole.CashInTransit }).ToListAsync(ct);
        var standing = await sums.ReadAsync(
            new SumQuery(null, on, By: SumBy.Currency, Accounts: [.. money.Select(m => m.Id)]), ct);
        var onHand = standing.GroupBy(s => s.Currency!).ToDictionary(g => g.Key, g => g.Sum(s => s.Amount));
        var transit = money.Where(m => m.IsTransit).Select(m => m.Id).ToList();
        foreach (var (currency, until) in await CoveredAsync(ct))
        {
            // Of a day that a statement covers it is on the bank account already, or it never came.
            var covered = await sums.ReadAsync(
                new SumQuery(null, until < on ? until : on, By: SumBy.Currency, Accounts: transit), ct);
            onHand[currency] = onHand.GetValueOrDefault(currency)
                - covered.Where(s => s.Currency == currency).Sum(s => s.Amount);
        }

        return onHand;
    }

    // The last day that a statement covers, by currency.
    private async Task<Dictionary<string, DateOnly>> CoveredAsync(CancellationToken ct) =>
        (await (from feed in db.BankFeeds.AsNoTracking()
                join account in db.BankAccounts on feed.BankAccountId equals account.Id
                where feed.StatementsTo != null
                select new { account.Currency, To = feed.StatementsTo!.Value }).ToListAsync(ct))
            .GroupBy(f => f.Currency).ToDictionary(g => g.Key, g => g.Max(f => f.To));
}
