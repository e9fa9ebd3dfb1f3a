using ErpCrm.Contracts;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance.Books.Posting.Banking;

/// <summary>
/// A line of a statement moves the bank account at once, against the suspense account; what it is matched with takes it
/// from there. So the bank account is what the bank says, and the suspense account what nobody has explained.
/// </summary>
internal sealed class PostBankLine(FinanceDbContext db, Dimensions dimensions) : IPosts
{
    public bool Concerns(EntityEntry saved) => saved.Entity is BankLine line
        && (saved.State == EntityState.Added
            || (BankLineState)saved.OriginalValues[nameof(BankLine.State)]! != line.State);

    public async Task PostAsync(EntityEntry saved, PostingRun run, CancellationToken ct)
    {
        var line = (BankLine)saved.Entity;
        if (saved.State == EntityState.Added) await BookAsync(line, run, ct);
        else if (line.State == BankLineState.Matched) await MatchAsync(line, run, ct);
        else await TakeBackAsync(line, run, ct);
    }

    private async Task BookAsync(BankLine line, PostingRun run, CancellationToken ct)
    {
        var account = await run.Saved.OneAsync<BankAccount>(db, line.BankAccountId, ct);
        run.Open(JournalKind.BankLine, line.On, Kinds.BankLine, line.Id, ReferenceOf(line))
            .Debit(account.LedgerAccountId!.Value, line.Currency, line.Amount, line.BaseAmount)
            .Credit(AccountRole.BankSuspense, line.Currency, line.Amount, line.BaseAmount, new LineOf(ItemId: line.Id));
    }

    // With a match goes what went in transit of it when statements of the other account began.
    private async Task TakeBackAsync(BankLine line, PostingRun run, CancellationToken ct)
    {
        var isLine = line.State == BankLineState.TakenBack;
        foreach (var journal in await db.StandingAsync(Kinds.BankLine, line.Id, null, ct))
        {
            if (isLine == (journal.Kind == JournalKind.BankLine)) await run.ReverseAsync(journal, ct);
        }
    }

    private async Task MatchAsync(BankLine line, PostingRun run, CancellationToken ct)
    {
        var entry = run.Open(JournalKind.BankMatch, line.MatchedOn!.Value, Kinds.BankLine, line.Id, ReferenceOf(line))
            .Debit(AccountRole.BankSuspense, line.Currency, line.Amount, line.BaseAmount, new LineOf(ItemId: line.Id));
        var before = 0m;
        foreach (var part in line.Holding.OrderBy(m => m.Position))
        {
            // Shares of the base amount always come to the whole.
            var share = run.ToBase(before + part.Amount, line.ExchangeRate) - run.ToBase(before, line.ExchangeRate);
            before += part.Amount;
            switch (part.Kind)
            {
                case MatchKind.Document:
                    await DocumentAsync(line, part, entry, run, ct);
                    break;
                case MatchKind.Transfer:
                    await TransferAsync(line, part, share, entry, run, ct);
                    break;
                default:
                    entry.Credit(part.AccountId!.Value, line.Currency, part.Amount, share, await OfAsync(part, ct));
                    break;
            }
        }

        entry.Rest(AccountRole.RealisedExchange);
    }

    // The money of the document leaves where it lies, at what it came to there.
    private async Task DocumentAsync(BankLine line, BankMatch part, Entry entry, PostingRun run, CancellationToken ct)
    {
        var account = await run.Saved.OneAsync<BankAccount>(db, line.BankAccountId, ct);
        var (place, inBase) = await MoneyPlace.OfAsync(run, account, part, ct);
        entry.Credit(place, part.DocumentCurrency, part.DocumentAmount, inBase, new LineOf(PartyId: part.PartyId));
        var difference = part.DocumentCurrency == line.Currency ? part.DocumentAmount - part.Amount : 0;
        if (difference != 0)
            entry.Debit(RoleOf(part.Difference), line.Currency, difference, run.ToBase(difference, line.ExchangeRate),
                new LineOf(PartyId: part.PartyId));
    }

    private async Task TransferAsync(BankLine line, BankMatch part, decimal share, Entry entry, PostingRun run,
        CancellationToken ct)
    {
        var other = part.OtherAccountId!.Value;
        if (part.OtherLineId is { } otherLine
            && await run.Saved.OneAsync<BankLine>(db, otherLine, ct) is var met && IsSecond(line, met))
            entry.Credit(AccountRole.CashInTransit, met.Currency, -met.Amount, -met.BaseAmount);
        else if (part.OtherLineId is not null || await IsCoveredAsync(other, line.On, ct))
            entry.Credit(AccountRole.CashInTransit, line.Currency, part.Amount, share);
        else
            entry.Credit((await run.Saved.OneAsync<BankAccount>(db, other, ct)).LedgerAccountId!.Value, line.Currency,
                part.Amount, share);
    }

    // Whether a line of the other account will come.
    private Task<bool> IsCoveredAsync(Guid bankAccountId, DateOnly day, CancellationToken ct) =>
        db.BankFeeds.AnyAsync(f => f.BankAccountId == bankAccountId && f.StatementsFrom <= day, ct);

    // Of two that meet in one save the incoming one clears what the other put in transit; else whoever comes later.
    private bool IsSecond(BankLine line, BankLine met)
    {
        var state = (BankLineState)db.Entry(met).OriginalValues[nameof(BankLine.State)]!;
        return state == BankLineState.Matched || (met.State == BankLineState.Matched && line.Amount > 0);
    }

    private async Task<LineOf> OfAsync(BankMatch part, CancellationToken ct)
    {
        var usual = part.ProjectId is null ? LineOf.Nothing
            : await dimensions.OfAsync(part.ProjectId, null, null, ct);
        return usual with
        {
            PartyId = part.PartyId, DepartmentId = part.DepartmentId ?? usual.DepartmentId,
            CostCentreId = part.CostCentreId ?? usual.CostCentreId, Text = part.Note,
        };
    }

    private static AccountRole RoleOf(DifferenceKind difference) => difference switch
    {
        DifferenceKind.BankCharge => AccountRole.BankCharges,
        DifferenceKind.SmallDifference => AccountRole.SmallDifferences,
        DifferenceKind.Exchange => AccountRole.RealisedExchange,
        _ => throw new BusinessRuleException("Say what the difference is."),
    };

    private static string ReferenceOf(BankLine line) => line.PartyName.Length > 0 ? line.PartyName : line.Text;
}
