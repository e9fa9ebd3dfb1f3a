using ErpCrm.Finance.Treasury.Banking.Statements;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Banking;

/// <summary>An account with what the books and its bank say of it.</summary>
/// <param name="Bank">By its statements; null where none says what it came to.</param>
/// <param name="Until">The last day that a statement covers.</param>
/// <param name="ImportedAt">UTC: the last import.</param>
/// <param name="Unmatched">Lines that nobody has explained.</param>
internal sealed record BankAccountView(
    Guid Id, string Name, string Number, string Currency, decimal Books, decimal? Bank, DateOnly? Until,
    DateTime? ImportedAt, int Unmatched, bool MatchesByItself)
{
    /// <summary>What the books have more than the bank says.</summary>
    public decimal Difference => Bank is { } bank ? Books - bank : 0;
}

/// <summary>All bank accounts.</summary>
internal sealed record BankPage(IReadOnlyList<BankAccountView> Accounts, int Waiting)
{
    public int Unmatched => Accounts.Sum(a => a.Unmatched);

    public static async Task<BankPage> LoadAsync(FinanceDbContext db, IBankBooks books, DateOnly today,
        CancellationToken ct)
    {
        var accounts = await db.BankAccounts.AsNoTracking().OrderBy(a => a.Name).Select(a => new
        {
            a.Id, a.Name, a.Number, a.Currency,
            Feed = db.BankFeeds.FirstOrDefault(f => f.BankAccountId == a.Id),
            Last = db.BankStatements.Where(s => s.BankAccountId == a.Id && s.State == StatementState.Imported
                    && s.Closing != null)
                .OrderByDescending(s => s.To).ThenByDescending(s => s.ImportedAt)
                .Select(s => new { s.To, s.Closing }).FirstOrDefault(),
            ImportedAt = db.BankStatements.Where(s => s.BankAccountId == a.Id && s.State == StatementState.Imported)
                .Max(s => s.ImportedAt),
            Unmatched = db.BankLines.Count(l => l.BankAccountId == a.Id && l.State == BankLineState.Unmatched),
        }).ToListAsync(ct);
        var balances = await books.BalancesAsync(today, ct);
        var later = await LaterAsync(db, accounts.ToDictionary(a => a.Id, a => a.Last?.To), ct);
        return new BankPage(
            accounts.ConvertAll(a => new BankAccountView(a.Id, a.Name, a.Number, a.Currency,
                balances.GetValueOrDefault(a.Id), a.Last is null ? null : a.Last.Closing + later[a.Id].Sum(),
                a.Feed?.StatementsTo, a.ImportedAt, a.Unmatched, a.Feed?.MatchesByItself == true)),
            await db.BankStatements.CountAsync(s => s.State == StatementState.Read, ct));
    }

    // Lines of statements that say no balance, behind the last one that does.
    private static async Task<ILookup<Guid, decimal>> LaterAsync(FinanceDbContext db,
        Dictionary<Guid, DateOnly?> until, CancellationToken ct)
    {
        var known = until.Where(u => u.Value is not null).ToDictionary(u => u.Key, u => u.Value!.Value);
        if (known.Count == 0) return Array.Empty<(Guid Id, decimal)>().ToLookup(l => l.Id, l => l.Item2);
        var (ids, first) = (known.Keys.ToList(), known.Values.Min());
        var lines = await db.BankLines.AsNoTracking().Where(l => ids.Contains(l.BankAccountId) && l.On > first
            && l.State != BankLineState.TakenBack).Select(l => new { l.BankAccountId, l.On, l.Amount }).ToListAsync(ct);
        return lines.Where(l => l.On > known[l.BankAccountId]).ToLookup(l => l.BankAccountId, l => l.Amount);
    }
}
