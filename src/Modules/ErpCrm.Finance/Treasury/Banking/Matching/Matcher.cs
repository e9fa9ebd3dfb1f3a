using ErpCrm.Contracts;
using ErpCrm.Finance.Treasury.Banking.Matching.Documents;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Banking.Matching;

/// <summary>
/// Says what a line is, in one transaction: documents are paid by their own rules, the line is matched with their
/// money, and the books follow. What is taken back is as it was before.
/// </summary>
internal sealed class Matcher(FinanceDbContext db, IEnumerable<IMoneyDocuments> documents, OwnTransfers transfers,
    IBankBooks books, IBusinessClock clock, ICurrentUser me)
{
    /// <param name="version">Of the line as it was seen.</param>
    /// <exception cref="BusinessRuleException">A rule of a document, or of the line, refuses.</exception>
    public Task MatchAsync(Guid lineId, int version, IReadOnlyList<PlannedPart> parts, MatchTrail trail,
        CancellationToken ct) => db.InTransactionAsync(async token =>
        {
            var line = await SeenAsync(lineId, version, token);
            if (line.State != BankLineState.Unmatched)
                throw new BusinessRuleException("This line is matched already.");
            RequireParts(line, parts);
            var planned = await transfers.CompleteAsync(line, parts, token);
            var others = await OthersAsync(planned, token);
            var recorded = await RecordedAsync(planned, token);
            var on = await books.FirstOpenAsync(LatestOf(line, others.Values, recorded), token);
            var matches = new List<BankMatch>();
            foreach (var part in planned) matches.Add(await MakeAsync(line, part, recorded, on, token));
            // What was just paid is in the books before it is met.
            await db.SaveChangesAsync(token);
            line.Match(Found(matches, trail, line), on);
            foreach (var other in others.Values) OwnTransfers.Meet(other, line, on, trail);
            await LearnAsync(line, matches, token);
            await db.SaveChangesAsync(token);
        }, ct);

    /// <summary>Opens a line again; what its match made is taken back.</summary>
    /// <param name="reason">What somebody wrote; needed where a payment goes back.</param>
    public Task UndoAsync(Guid lineId, int version, string? reason, CancellationToken ct) =>
        db.InTransactionAsync(async token =>
            await UndoAsync(await SeenAsync(lineId, version, token), reason, token), ct);

    /// <summary>The same as a part of something larger; the caller's transaction.</summary>
    /// <param name="line">With its matches.</param>
    public async Task UndoAsync(BankLine line, string? reason, CancellationToken ct)
    {
        if (line.State != BankLineState.Matched) throw new BusinessRuleException("This line is not matched.");
        var (made, on) = (line.Holding.Where(m => m.MadeDocument).ToList(),
            await books.FirstOpenAsync(line.MatchedOn!.Value, ct));
        if (made.Exists(m => m.DocumentKind is not (Kinds.Expense or Kinds.ExpenseClaim))
            && string.IsNullOrWhiteSpace(reason))
            throw new BusinessRuleException("Say why the payment is taken back.") { Field = "Reason" };
        var pairs = line.Holding.Select(m => m.OtherLineId).OfType<Guid>().ToList();
        line.Undo(me.Id, clock.UtcNow, on);
        // As they are here: this line itself is saved only afterwards.
        var others = await db.BankLines.Include(l => l.Matches).Where(l => pairs.Contains(l.Id)).ToListAsync(ct);
        foreach (var other in others.Where(o => o.State == BankLineState.Matched)) await UndoAsync(other, reason, ct);
        db.KnownPayers.RemoveRange(await db.KnownPayers.Where(p => p.LineId == line.Id).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
        foreach (var match in made)
            await MoneyOf(match.DocumentKind!).TakeBackAsync(match.DocumentId!.Value, reason, on, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task<BankLine> SeenAsync(Guid id, int version, CancellationToken ct)
    {
        var line = await db.BankLines.Include(l => l.Matches).OneAsync(id, ct);
        return line.Version == version ? line
            : throw new BusinessRuleException("This line changed meanwhile. Look at it again.");
    }

    private static void RequireParts(BankLine line, IReadOnlyList<PlannedPart> parts)
    {
        if (parts.Count == 0) throw new BusinessRuleException("Say what the line is.");
        foreach (var part in parts.Where(p => p.Amount == 0 || Math.Sign(p.Amount) != Math.Sign(line.Amount)))
            throw new BusinessRuleException("A part of {0} cannot belong to a line of {1}.", part.Amount, line.Amount);
        foreach (var part in parts) Currencies.Exact(part.Amount, line.Currency, null);
        if (parts.Sum(p => p.Amount) != line.Amount)
            throw new BusinessRuleException("The parts come to {0}, the line is {1} {2}.", parts.Sum(p => p.Amount),
                line.Amount, line.Currency);
    }

    // Lines of own accounts that meet this one.
    private async Task<Dictionary<Guid, BankLine>> OthersAsync(IReadOnlyList<PlannedPart> parts, CancellationToken ct)
    {
        var ids = parts.OfType<TransferPart>().Select(t => t.OtherLineId).OfType<Guid>().ToList();
        return ids.Count == 0 ? [] : await db.BankLines.Include(l => l.Matches).Where(l => ids.Contains(l.Id))
            .ToDictionaryAsync(l => l.Id, ct);
    }

    private async Task<Dictionary<Guid, RecordedMoney>> RecordedAsync(
        IReadOnlyList<PlannedPart> parts, CancellationToken ct)
    {
        var found = new Dictionary<Guid, RecordedMoney>();
        foreach (var part in parts.OfType<RecordedPart>())
        {
            if (!found.TryAdd(part.DocumentId,
                await MoneyOf(part.DocumentKind).RecordedAsync(part.DocumentId, ct)
                    ?? throw new BusinessRuleException("This money was taken back, or met another line already.")))
                throw new BusinessRuleException("The same money stands here twice.");
        }

        return found;
    }

    // In the books money is never met before both sides of it are there.
    private static DateOnly LatestOf(
        BankLine line, IEnumerable<BankLine> others, Dictionary<Guid, RecordedMoney> recorded) =>
        others.Select(o => o.On).Concat(recorded.Values.Select(r => r.On)).Append(line.On).Max();

    private async Task<BankMatch> MakeAsync(BankLine line, PlannedPart part, Dictionary<Guid, RecordedMoney> recorded,
        DateOnly on, CancellationToken ct)
    {
        switch (part)
        {
            case PayPart pay:
                Differences.Require(pay.Paid, Math.Abs(pay.Amount), pay.Difference);
                var paid = await PayersOf(pay.DocumentKind).PayAsync(
                    new PayOrder(line, pay.DocumentKind, pay.PartyId, pay.Of, pay.Paid, on), ct);
                return BankMatch.OfDocument(pay.Amount, paid.Kind, paid.Id, paid.Amount, paid.Currency, pay.Difference,
                    madeDocument: true, paid.PartyId);
            case RecordedPart known:
                var money = recorded[known.DocumentId];
                if (money.Currency != line.Currency || Math.Sign(money.Amount) != Math.Sign(known.Amount))
                    throw new BusinessRuleException("This money moved in another currency or direction.");
                Differences.Require(Math.Abs(money.Amount), Math.Abs(known.Amount), known.Difference);
                return BankMatch.OfDocument(known.Amount, money.Kind, money.Id, money.Amount, money.Currency,
                    known.Difference, madeDocument: false, money.PartyId);
            case TransferPart transfer:
                await transfers.RequireAsync(line, transfer, ct);
                return BankMatch.OfTransfer(transfer.Amount, transfer.OtherAccountId, transfer.OtherLineId);
            case AccountPart account:
                if ((await books.AccountsAsync(ct)).All(a => a.Id != account.AccountId))
                    throw new BusinessRuleException("Choose an active account of the chart.");
                return BankMatch.OfAccount(account.Amount, account.AccountId, account.Of, account.Note);
            default:
                throw new InvalidOperationException($"{part.GetType().Name} is not known.");
        }
    }

    private static List<BankMatch> Found(List<BankMatch> matches, MatchTrail trail, BankLine line) =>
        [.. matches.Select((match, i) => match.Found(trail, line.Id, line.PayerKey, i))];

    private async Task LearnAsync(BankLine line, List<BankMatch> matches, CancellationToken ct)
    {
        var account = PayerKeys.OfAccount(line.PartyAccount);
        var parties = matches.Select(m => m.PartyId).OfType<Guid>().Distinct().ToList();
        // Of a line for several parties nobody can say whose account it came from.
        if (account.Length == 0 || parties.Count != 1) return;
        var party = parties[0];
        if (!await db.KnownPayers.AnyAsync(p => p.Account == account && p.PartyId == party, ct))
            db.Add(new KnownPayer(account, party, line.Id, clock.UtcNow));
    }

    private IMoneyDocuments MoneyOf(string kind) => documents.FirstOrDefault(d => d.Money == kind)
        ?? throw new BusinessRuleException("Choose one of the list.");

    private IMoneyDocuments PayersOf(string documentKind) =>
        documents.FirstOrDefault(d => d.Paid.Contains(documentKind))
        ?? throw new BusinessRuleException("Choose one of the list.");
}
