using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Posting.Banking;
using ErpCrm.Finance.Treasury.ExpenseClaims;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance.Books.Posting.Documents;

/// <summary>
/// A claim is paid back in one sum: what its person was owed for each line goes, in the currency of the claim, at the
/// rates of the days they were spent; what the day of the payment differs by is realised (domain-rules §6). What it
/// costs its lines post themselves.
/// </summary>
internal sealed class PostExpenseClaim(FinanceDbContext db) : IPosts, ICatchesUp
{
    public bool Concerns(EntityEntry saved) => saved.Entity is ExpenseClaim claim
        && (PaidBefore(saved) is null) != (claim.PaidOn is null);

    public async Task PostAsync(EntityEntry saved, PostingRun run, CancellationToken ct)
    {
        var claim = (ExpenseClaim)saved.Entity;
        if (claim.PaidOn is { } on)
        {
            await PayAsync(claim, on, run, ct);
            return;
        }

        foreach (var kind in new[] { JournalKind.ExpensePayment, JournalKind.Transfer })
        {
            foreach (var journal in await db.StandingAsync(Kinds.ExpenseClaim, claim.Id, kind, ct))
                await run.ReverseAsync(journal, ct);
        }
    }

    public async Task<int> CatchUpAsync(PostingRun run, int most, CancellationToken ct)
    {
        var missing = await db.ExpenseClaims.AsNoTracking().Where(c => c.PaidOn != null
                && !db.Journals.Any(j => j.SourceKind == Kinds.ExpenseClaim && j.SourceId == c.Id))
            .OrderBy(c => c.PaidOn).ThenBy(c => c.Id).Take(most).ToListAsync(ct);
        foreach (var claim in missing)
            await PayAsync(claim, await run.FirstOpenAsync(claim.PaidOn!.Value, ct), run, ct);
        return missing.Count;
    }

    private static DateOnly? PaidBefore(EntityEntry saved) => saved.State == EntityState.Added
        ? null
        : (DateOnly?)saved.OriginalValues[nameof(ExpenseClaim.PaidOn)];

    private async Task PayAsync(ExpenseClaim claim, DateOnly day, PostingRun run, CancellationToken ct)
    {
        var currency = claim.Currency;
        var lines = (await db.Expenses.Where(e => e.ClaimId == claim.Id && e.CardId == null).OrderBy(e => e.SpentOn)
            .ThenBy(e => e.Id).ToListAsync(ct)).FindAll(e => e.Payable is not null);
        var money = await MoneyAccounts.ForAsync(run, claim.PaidFromId, currency, claim.PaidOn!.Value, ct);
        var entry = run.Open(JournalKind.ExpensePayment, day, Kinds.ExpenseClaim, claim.Id, claim.Title);
        foreach (var line in lines)
            entry.Debit(AccountRole.EmployeeClaims, currency, line.Payable!.Value,
                run.ToBase(line.Payable.Value, line.PayableRate!.Value),
                new LineOf(PartyId: claim.RecordedById, ItemId: line.Id));
        var total = lines.Sum(l => l.Payable!.Value);
        entry.Credit(money, currency, total, run.ToBase(total, claim.PaidRate!.Value),
            new LineOf(PartyId: claim.RecordedById)).Rest(AccountRole.RealisedExchange);
    }
}
