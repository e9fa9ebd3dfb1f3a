using ErpCrm.Finance.Treasury.Banking.Matching.Engine;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Banking.Matching;

/// <summary>A proposal that somebody chose.</summary>
/// <param name="Version">Of the line as it was seen.</param>
/// <param name="Key">Of the proposal.</param>
internal sealed record ChosenProposal(Guid LineId, int Version, string Key);

/// <summary>What became of several lines.</summary>
/// <param name="Refusals">Why the others stay.</param>
internal sealed record ConfirmedLines(int Done, IReadOnlyList<BusinessRuleException> Refusals);

/// <summary>Matches lines with what the engine proposes: it is asked again, so nothing is done that is not so any
/// more.</summary>
internal sealed class Confirming(FinanceDbContext db, MatchBoard board, Matcher matcher, IBusinessClock clock,
    ICurrentUser me)
{
    /// <exception cref="BusinessRuleException">The proposal is not there any more, or a rule refuses.</exception>
    public async Task ConfirmAsync(ChosenProposal chosen, CancellationToken ct) =>
        await ConfirmAsync(await board.ProposeAsync(ct), chosen, ct);

    /// <summary>One after the other, each in its own transaction: one that refuses keeps no other from it.</summary>
    public async Task<ConfirmedLines> ConfirmAsync(IReadOnlyList<ChosenProposal> chosen, CancellationToken ct)
    {
        var proposed = await board.ProposeAsync(ct);
        return await EachAsync(chosen, one => ConfirmAsync(proposed, one, ct));
    }

    /// <summary>What is certain on accounts whose switch is on.</summary>
    /// <param name="bankAccountId">Of one account alone; null for all.</param>
    public async Task<ConfirmedLines> MatchCertainAsync(Guid? bankAccountId, CancellationToken ct)
    {
        var accounts = await db.BankFeeds.AsNoTracking()
            .Where(f => f.MatchesByItself && (bankAccountId == null || f.BankAccountId == bankAccountId))
            .Select(f => f.BankAccountId).ToListAsync(ct);
        if (accounts.Count == 0) return new ConfirmedLines(0, []);
        var proposed = await board.ProposeAsync(ct);
        var certain = proposed.Lines.Where(l => l.Best is { IsCertain: true } && accounts.Contains(l.Line.AccountId))
            .ToList();
        var ids = certain.ConvertAll(l => l.Line.Id);
        var versions = await db.BankLines.AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.Id))
            .Select(l => new { l.Id, l.Version }).ToDictionaryAsync(l => l.Id, l => l.Version, ct);
        return await EachAsync(certain, one => MatchAsync(proposed, one, one.Best!, versions[one.Line.Id],
            MatchMethod.Automatic, ct));
    }

    private Task ConfirmAsync(Proposed proposed, ChosenProposal chosen, CancellationToken ct)
    {
        var line = proposed.Of(chosen.LineId);
        var proposal = line?.Ranked.FirstOrDefault(p => p.Key == chosen.Key)
            ?? throw new BusinessRuleException("This proposal is not there any more. Look at the line again.");
        return MatchAsync(proposed, line!, proposal, chosen.Version, proposal.Kind switch
        {
            ProposalKind.Rule => MatchMethod.Rule,
            ProposalKind.Habit => MatchMethod.Habit,
            _ => MatchMethod.Confirmed,
        }, ct);
    }

    private Task MatchAsync(Proposed proposed, LineProposals line, Proposal proposal, int version, MatchMethod method,
        CancellationToken ct) => matcher.MatchAsync(line.Line.Id, version,
            PlannedPart.From(proposal, line.Line, proposed.Facts.Rules),
            new MatchTrail(method, proposal.Score, Reasons.Write(proposal.Reasons), me.Id, clock.UtcNow), ct);

    private async Task<ConfirmedLines> EachAsync<T>(IReadOnlyList<T> all, Func<T, Task> match)
    {
        var (done, refusals) = (0, new List<BusinessRuleException>());
        foreach (var one in all)
        {
            try
            {
                await match(one);
                done++;
            }
            catch (BusinessRuleException refusal)
            {
                refusals.Add(refusal);
            }
            catch (Exception e) when (e is DbUpdateConcurrencyException or RecordNotFoundException)
            {
                refusals.Add(new BusinessRuleException("This line changed meanwhile. Look at it again."));
            }

            // What one left behind is none of the next one's.
            db.ChangeTracker.Clear();
        }

        return new ConfirmedLines(done, refusals);
    }
}
