using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Periods;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Banking;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Posting.Banking;

/// <summary>Answers the bank out of the books.</summary>
internal sealed class BankBooks(FinanceDbContext db, LedgerSums sums, BookKeeper keeper,
    IStringLocalizer<FinanceText> texts) : IBankBooks
{
    /// <summary>What people record of money that moved; everything else on a bank account stays there.</summary>
    internal static readonly IReadOnlyList<JournalKind> ByHand =
    [
        JournalKind.Payment, JournalKind.Refund, JournalKind.ExpensePayment, JournalKind.CardExpense,
        JournalKind.BillPayment, JournalKind.PayrollPayment, JournalKind.TaxPayment,
    ];

    public async Task<DateOnly?> ClosedUntilAsync(CancellationToken ct) =>
        (await PeriodGuard.ReadAsync(db, ct))?.OperationsDay;

    public Task<DateOnly> FirstOpenAsync(DateOnly day, CancellationToken ct) => PeriodGuard.FirstOpenAsync(db, day, ct);

    public async Task<IReadOnlyDictionary<Guid, decimal>> BalancesAsync(DateOnly on, CancellationToken ct)
    {
        var accounts = await db.BankAccounts.AsNoTracking().Where(a => a.LedgerAccountId != null)
            .Select(a => new { a.Id, a.Currency, Ledger = a.LedgerAccountId!.Value }).ToListAsync(ct);
        var standing = await sums.ReadAsync(new SumQuery(null, on, By: SumBy.Currency,
            Accounts: [.. accounts.Select(a => a.Ledger)]), ct);
        return accounts.ToDictionary(a => a.Id, a => standing
            .Where(s => s.AccountId == a.Ledger && s.Currency == a.Currency).Sum(s => s.Amount));
    }

    public async Task<decimal> BalanceBeforeAsync(BankAccount account, DateOnly day, CancellationToken ct)
    {
        if (account.LedgerAccountId is not { } ledger) return 0;
        var before = await sums.ReadAsync(
            new SumQuery(null, day.AddDays(-1), By: SumBy.Currency, Accounts: [ledger]), ct);
        var begins = await db.JournalLines.AsNoTracking()
            .Where(l => l.AccountId == ledger && l.Date == day && l.Kind == JournalKind.Opening)
            .Select(l => new { l.Currency, l.Debit, l.Credit }).ToListAsync(ct);
        return before.Where(s => s.Currency == account.Currency).Sum(s => s.Amount)
            + begins.Where(l => l.Currency == account.Currency).Sum(l => l.Debit - l.Credit);
    }

    public async Task BeginStatementsAsync(BankAccount account, DateOnly from, DateOnly? before, CancellationToken ct)
    {
        if (account.LedgerAccountId is not { } ledger) return;
        var (id, until) = (account.Id, before?.AddDays(-1) ?? DateOnly.MaxValue);
        // What met a line of this account already stays: its match took it from here. What a line of another account
        // brought here as a transfer waits for its line now, as what people recorded does.
        var moved = await (
            from line in db.JournalLines.AsNoTracking()
            join journal in db.Journals on line.JournalId equals journal.Id
            where line.AccountId == ledger && line.Date >= @from && line.Date <= until
                && ((ByHand.Contains(line.Kind)
                        && !db.BankMatches.Any(m => m.DocumentId == journal.SourceId && m.UndoneAt == null))
                    || (line.Kind == JournalKind.BankMatch && journal.ReversalOfId == null
                        && !db.Journals.Any(back => back.ReversalOfId == journal.Id)
                        && db.BankLines.Any(l => l.Id == journal.SourceId && l.BankAccountId != id)))
            select new PlacedMoney(journal.SourceKind, journal.SourceId, journal.Reference, line.Date, line.Currency,
                line.PartyId, line.Debit - line.Credit, line.BaseDebit - line.BaseCredit)).ToListAsync(ct);
        var run = await keeper.BeginAsync(ct);
        MoneyPlace.Move(run, moved, ledger, run.Accounts.Of(AccountRole.CashInTransit));
        keeper.Post(run);
    }

    public async Task<IReadOnlyList<CodingAccount>> AccountsAsync(CancellationToken ct)
    {
        var accounts = await db.Accounts.AsNoTracking()
            .Where(a => a.IsActive && a.Class != AccountClass.Cash).OrderBy(a => a.Code).ToListAsync(ct);
        return [.. accounts.Where(a => !a.Role.IsControl()).Select(Named)];
    }

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        (await db.Accounts.AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.Id)).ToListAsync(ct))
            .Select(Named).ToDictionary(a => a.Id, a => a.Name);

    public async Task<IReadOnlyList<CodingAccount>> CostCentresAsync(CancellationToken ct) =>
        await db.CostCentres.AsNoTracking().IgnoreAutoIncludes().Where(c => c.IsActive).OrderBy(c => c.Code)
            .Select(c => new CodingAccount(c.Id, c.Code + " " + c.Name)).ToListAsync(ct);

    private CodingAccount Named(Account account) => new(account.Id, AccountTexts.Of(account.Code, account.Name, texts));
}
