using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Banking.Matching;

/// <summary>Money that goes from one own account to another: both lines meet, whichever comes first.</summary>
internal sealed class OwnTransfers(FinanceDbContext db)
{
    private const int MostDays = 10;

    /// <summary>A line that waits for this one is met, though nobody named it.</summary>
    public async Task<IReadOnlyList<PlannedPart>> CompleteAsync(
        BankLine line, IReadOnlyList<PlannedPart> parts, CancellationToken ct)
    {
        var planned = new List<PlannedPart>();
        foreach (var part in parts)
            planned.Add(part is TransferPart { OtherLineId: null } transfer
                ? transfer with { OtherLineId = await AwaitingAsync(line, transfer, ct) } : part);
        return planned;
    }

    /// <exception cref="BusinessRuleException">It is no transfer between these two.</exception>
    public async Task RequireAsync(BankLine line, TransferPart transfer, CancellationToken ct)
    {
        var other = await db.BankAccounts.AsNoTracking().OneAsync(a => a.Id == transfer.OtherAccountId, ct);
        if (other.Id == line.BankAccountId)
            throw new BusinessRuleException("A transfer goes to another account of the company.");
        if (transfer.OtherLineId is null)
        {
            if (other.Currency != line.Currency)
                throw new BusinessRuleException(
                    "A transfer into another currency is matched with the line of the other account.");
            return;
        }

        var met = await db.BankLines.AsNoTracking().OneAsync(l => l.Id == transfer.OtherLineId, ct);
        var isSame = met.Currency == line.Currency ? met.Amount == -transfer.Amount : transfer.Amount == line.Amount;
        if (met.BankAccountId != other.Id || Math.Sign(met.Amount) == Math.Sign(transfer.Amount) || !isSame)
            throw new BusinessRuleException("These two lines are not one transfer.");
    }

    /// <summary>The other line is matched with this one; it was open, or said to be a transfer before this one
    /// came.</summary>
    public static void Meet(BankLine other, BankLine line, DateOnly on, MatchTrail trail)
    {
        if (other.State != BankLineState.Matched)
        {
            var match = BankMatch.OfTransfer(other.Amount, line.BankAccountId, line.Id);
            other.Match([match.Found(trail, other.Id, other.PayerKey, 0)], on);
            return;
        }

        var awaiting = other.Holding.FirstOrDefault(m => m.Kind == MatchKind.Transfer && m.OtherLineId is null
            && m.OtherAccountId == line.BankAccountId)
            ?? throw new BusinessRuleException("The other line is matched with something else.");
        awaiting.Meet(line.Id);
    }

    private async Task<Guid?> AwaitingAsync(BankLine line, TransferPart transfer, CancellationToken ct)
    {
        var (from, to) = (line.On.AddDays(-MostDays), line.On.AddDays(MostDays));
        var awaiting = await (
            from match in db.BankMatches.AsNoTracking()
            join other in db.BankLines on match.LineId equals other.Id
            where match.OtherAccountId == line.BankAccountId && match.OtherLineId == null && match.UndoneAt == null
                && other.BankAccountId == transfer.OtherAccountId && other.On >= @from && other.On <= to
            select new { other.Id, other.On, other.Amount, other.Currency, Matched = match.Amount }).ToListAsync(ct);
        return awaiting.Where(a => a.Currency == line.Currency && a.Amount == -transfer.Amount && a.Matched == a.Amount)
            .OrderBy(a => Math.Abs(a.On.DayNumber - line.On.DayNumber)).ThenBy(a => a.Id)
            .Select(a => (Guid?)a.Id).FirstOrDefault();
    }
}
