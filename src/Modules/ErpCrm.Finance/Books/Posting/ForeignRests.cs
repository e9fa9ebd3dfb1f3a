using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Journals;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Posting;

/// <summary>
/// An account of money in a foreign currency that becomes empty has nothing left in base currency either: what the
/// rates of coming and going left there is realised in the journal that empties it (domain-rules §6).
/// </summary>
internal sealed class ForeignRests(LedgerSums sums, BookKeeper keeper)
{
    public async Task SettleAsync(FinanceDbContext db, IReadOnlyList<Journal> added, CancellationToken ct)
    {
        var moved = added.SelectMany(j => j.Lines).Where(l => l.Currency != keeper.BaseCurrency)
            .GroupBy(l => (l.AccountId, l.Currency)).Where(g => g.Sum(l => l.Debit - l.Credit) != 0)
            .ToDictionary(g => g.Key,
                g => (Amount: g.Sum(l => l.Debit - l.Credit), Base: g.Sum(l => l.BaseDebit - l.BaseCredit)));
        if (moved.Count == 0) return;
        var accounts = moved.Keys.Select(key => key.AccountId).Distinct().ToList();
        var money = await db.Accounts.AsNoTracking()
            .Where(a => accounts.Contains(a.Id) && a.Class == AccountClass.Cash).Select(a => a.Id).ToListAsync(ct);
        if (money.Count == 0) return;
        var standing = await sums.ReadAsync(
            new SumQuery(null, DateOnly.MaxValue, By: SumBy.Currency, Accounts: money), ct);
        foreach (var (key, change) in moved.Where(m => money.Contains(m.Key.AccountId)))
        {
            var before = standing.FirstOrDefault(s => (s.AccountId, s.Currency) == key);
            if ((before?.Amount ?? 0) + change.Amount != 0) continue;
            var rest = (before?.BaseAmount ?? 0) + change.Base;
            if (rest != 0) await RealiseAsync(db, added, key, rest, ct);
        }
    }

    private async Task RealiseAsync(FinanceDbContext db, IReadOnlyList<Journal> added,
        (Guid AccountId, string Currency) key, decimal rest, CancellationToken ct)
    {
        var journal = added.Last(j => j.Lines.Any(l => (l.AccountId, l.Currency) == key));
        var accounts = (await keeper.BeginAsync(ct)).Accounts;
        var before = journal.Lines.Count;
        new Entry(journal, accounts, keeper.BaseCurrency)
            .Credit(key.AccountId, key.Currency, 0, rest)
            .Debit(AccountRole.RealisedExchange, keeper.BaseCurrency, 0, rest);
        db.AddRange(journal.Lines.Skip(before));
    }
}
