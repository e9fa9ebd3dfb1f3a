using ErpCrm.Contracts;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Posting.Banking;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance.Books.Posting.Documents;

/// <summary>
/// What was on a bank account when the books began, in base currency at the rate of that day. Corrected, the first
/// entry is taken back and another one made; what moved before its day is contained in it, whichever day that is.
/// </summary>
internal sealed class PostBankAccount(FinanceDbContext db) : IPosts, ICatchesUp
{
    private static readonly string[] Opening =
        [nameof(BankAccount.Currency), nameof(BankAccount.OpeningBalance), nameof(BankAccount.OpenedOn)];

    public bool Concerns(EntityEntry saved) => saved.Entity is BankAccount && (saved.State == EntityState.Added
        || Array.Exists(Opening, name => !Equals(saved.OriginalValues[name], saved.CurrentValues[name])));

    public bool ConcernsRemoval(EntityEntry removed) => removed.Entity is BankAccount;

    public async Task PostAsync(EntityEntry saved, PostingRun run, CancellationToken ct)
    {
        var account = (BankAccount)saved.Entity;
        if (saved.State != EntityState.Added)
        {
            if (!Equals(saved.OriginalValues[nameof(account.Currency)], account.Currency))
                await RequireUnmovedAsync(account, ct);
            foreach (var journal in await db.StandingAsync(Kinds.BankAccount, account.Id, JournalKind.Opening, ct))
                await run.ReverseAsync(journal, ct);
            if (saved.State == EntityState.Modified)
                await MoveAsync(account, (DateOnly)saved.OriginalValues[nameof(BankAccount.OpenedOn)]!, run, ct);
        }

        if (saved.State != EntityState.Deleted) await OpenAsync(account, account.OpenedOn, run, ct);
    }

    public async Task<int> CatchUpAsync(PostingRun run, int most, CancellationToken ct)
    {
        var missing = await db.BankAccounts.AsNoTracking().Where(a => a.OpeningBalance != 0
            && !db.Journals.Any(j => j.SourceKind == Kinds.BankAccount && j.SourceId == a.Id))
            .OrderBy(a => a.OpenedOn).ThenBy(a => a.Id).Take(most).ToListAsync(ct);
        foreach (var account in missing)
            await OpenAsync(account, await run.FirstOpenAsync(account.OpenedOn, ct), run, ct);
        return missing.Count;
    }

    private async Task OpenAsync(BankAccount account, DateOnly day, PostingRun run, CancellationToken ct)
    {
        if (account.OpeningBalance == 0) return;
        var amount = account.OpeningBalance;
        var inBase = run.ToBase(amount, await RateAsync(account, run.BaseCurrency, ct));
        run.Open(JournalKind.Opening, day, Kinds.BankAccount, account.Id, account.Name)
            .Debit(account.LedgerAccountId!.Value, account.Currency, amount, inBase)
            .Credit(AccountRole.OpeningBalances, account.Currency, amount, inBase);
    }

    // Money that people recorded of days in between was counted beside the balance and is a part of it now, or the
    // other way round.
    private async Task MoveAsync(BankAccount account, DateOnly before, PostingRun run, CancellationToken ct)
    {
        if (account.OpenedOn == before || account.LedgerAccountId is not { } ledger) return;
        var opening = run.Accounts.Of(AccountRole.OpeningBalances);
        if (account.OpenedOn < before)
        {
            MoneyPlace.Move(run, await RecordedAsync(account, opening, account.OpenedOn, before, ct), opening, ledger);
            return;
        }

        await RequireNoStatementAsync(account, ct);
        MoneyPlace.Move(run, await RecordedAsync(account, ledger, before, account.OpenedOn, ct), ledger, opening);
    }

    // What documents of the account have on a place; what met a line of a statement stays with it.
    private Task<List<PlacedMoney>> RecordedAsync(BankAccount account, Guid place, DateOnly from, DateOnly until,
        CancellationToken ct)
    {
        var id = account.Id;
        List<JournalKind> kinds = [.. BankBooks.ByHand, JournalKind.Transfer];
        return (from line in db.JournalLines.AsNoTracking()
                join journal in db.Journals on line.JournalId equals journal.Id
                where line.AccountId == place && line.Date >= @from && line.Date < until && kinds.Contains(line.Kind)
                    && (db.Payments.Any(p => p.Id == journal.SourceId && p.BankAccountId == id)
                        || db.SupplierPayments.Any(p => p.Id == journal.SourceId && p.BankAccountId == id)
                        || db.Expenses.Any(e => e.Id == journal.SourceId && e.PaidFromId == id)
                        || db.ExpenseClaims.Any(c => c.Id == journal.SourceId && c.PaidFromId == id))
                    && !db.BankMatches.Any(m => m.DocumentId == journal.SourceId && m.UndoneAt == null)
                select new PlacedMoney(journal.SourceKind, journal.SourceId, journal.Reference, line.Date,
                    line.Currency, line.PartyId, line.Debit - line.Credit, line.BaseDebit - line.BaseCredit))
            .ToListAsync(ct);
    }

    private async Task RequireNoStatementAsync(BankAccount account, CancellationToken ct)
    {
        var (id, day) = (account.Id, account.OpenedOn);
        if (await db.BankLines.AnyAsync(
            l => l.BankAccountId == id && l.On < day && l.State != BankLineState.TakenBack, ct))
            throw new BusinessRuleException("A statement of this account speaks of earlier days. Take it back first.")
            {
                Field = nameof(BankAccount.OpenedOn)
            };
    }

    // Rates that are set in the same save hold for it too.
    private async Task<decimal> RateAsync(BankAccount account, string baseCurrency, CancellationToken ct)
    {
        var (currency, day) = (account.Currency, account.OpenedOn);
        if (currency == baseCurrency) return 1;
        var stored = await db.ExchangeRates.AsNoTracking().Where(r => r.Currency == currency && r.ValidFrom <= day)
            .OrderByDescending(r => r.ValidFrom).FirstOrDefaultAsync(ct);
        var saved = db.ChangeTracker.Entries<ExchangeRates.ExchangeRate>().Select(e => e.Entity)
            .Where(r => r.Currency == currency && r.ValidFrom <= day).MaxBy(r => r.ValidFrom);
        return (saved?.ValidFrom >= (stored?.ValidFrom ?? DateOnly.MinValue) ? saved : stored)?.Rate
            ?? throw new BusinessRuleException(
                "There is no exchange rate for {0} on {1}. Enter it in the settings first.", currency, day)
            {
                Field = nameof(BankAccount.OpeningBalance)
            };
    }

    private async Task RequireUnmovedAsync(BankAccount account, CancellationToken ct)
    {
        if (await db.JournalLines.AnyAsync(
            l => l.AccountId == account.LedgerAccountId && l.Kind != JournalKind.Opening, ct))
            throw new BusinessRuleException("Money moved on this account already: its currency stays.")
            {
                Field = nameof(BankAccount.Currency)
            };
    }
}
