using System.Runtime.CompilerServices;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Treasury.Banking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Posting.Banking;

/// <summary>
/// Where money lies that somebody recorded by hand: a payment, an expense that was paid, wages. Read once per save.
/// </summary>
internal static class MoneyAccounts
{
    private static readonly ConditionalWeakTable<PostingRun, Known> Read = [];

    /// <summary>
    /// The ledger account of the bank account; in transit where its statements tell when it moved, or where no account
    /// of the currency is known; against the opening balances before the account was opened here: what it had then
    /// contains it.
    /// </summary>
    /// <param name="bankAccountId">Null for the usual one of the currency.</param>
    /// <exception cref="SharedKernel.BusinessRuleException">No account has the role that is needed.</exception>
    public static async Task<Guid> ForAsync(PostingRun run, Guid? bankAccountId, string currency, DateOnly on,
        CancellationToken ct)
    {
        if (!Read.TryGetValue(run, out var known)) Read.Add(run, known = await Known.ReadAsync(run.Db, ct));
        var account = bankAccountId is { } id ? known.Accounts.Find(a => a.Id == id) : known.UsualOf(currency);
        Guid? ledger = account?.LedgerAccountId;
        if (account is null || ledger is not { } own || own == Guid.Empty)
            return run.Accounts.Of(AccountRole.CashInTransit);
        if (on < account.OpenedOn) return run.Accounts.Of(AccountRole.OpeningBalances);
        return known.Feeds.Exists(f => f.BankAccountId == account.Id && f.Covers(on))
            ? run.Accounts.Of(AccountRole.CashInTransit)
            : own;
    }

    private sealed record Known(List<BankAccount> Accounts, List<BankFeed> Feeds)
    {
        public static async Task<Known> ReadAsync(FinanceDbContext db, CancellationToken ct)
        {
            var local = db.BankAccounts.Local.ToList();
            var ids = local.ConvertAll(a => a.Id);
            var stored = await db.BankAccounts.AsNoTracking().Where(a => !ids.Contains(a.Id)).ToListAsync(ct);
            // Tracked: what this save changes of them counts.
            var feeds = await db.BankFeeds.ToListAsync(ct);
            return new Known([.. local, .. stored], [.. feeds.Union(db.BankFeeds.Local)]);
        }

        /// <summary>The one that invoices name, else the oldest.</summary>
        public BankAccount? UsualOf(string currency) => Accounts.Where(a => a.Currency == currency && !a.IsCard)
            .OrderByDescending(a => a.IsOnInvoices).ThenBy(a => a.OpenedOn).ThenBy(a => a.Id).FirstOrDefault();
    }
}
