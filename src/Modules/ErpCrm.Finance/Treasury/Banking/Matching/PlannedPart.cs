using ErpCrm.Contracts;
using ErpCrm.Finance.Treasury.Banking.Matching.Documents;
using ErpCrm.Finance.Treasury.Banking.Matching.Engine;
using ErpCrm.Finance.Treasury.Banking.Rules;

namespace ErpCrm.Finance.Treasury.Banking.Matching;

/// <summary>What a part of a line is to be.</summary>
/// <param name="Amount">With the sign of the line, in its currency.</param>
internal abstract record PlannedPart(decimal Amount)
{
    /// <summary>What a proposal comes to.</summary>
    public static IReadOnlyList<PlannedPart> From(Proposal proposal, LineFacts line, IReadOnlyList<CompiledRule> rules)
    {
        if (proposal.Kind == ProposalKind.Credit)
            return [new PayPart(line.Amount, Kinds.Customer, proposal.PartyId!.Value, [], Math.Abs(line.Amount))];
        if (proposal.Kind == ProposalKind.Habit)
            return [new AccountPart(line.Amount, proposal.Habit!.AccountId, proposal.Habit.Of, null)];
        if (proposal.Kind == ProposalKind.Rule)
        {
            var rule = rules.First(r => r.Id == proposal.RuleId);
            return [new AccountPart(line.Amount, rule.AccountId, rule.Of, null)];
        }

        var first = proposal.Parts[0].Candidate;
        return first.Kind switch
        {
            CandidateKind.Transfer =>
                [new TransferPart(line.Amount, first.OtherAccountId!.Value, first.IsAwaited ? null : first.Id)],
            CandidateKind.Payment =>
                [new RecordedPart(line.Amount, first.DocumentKind, first.Id, DifferenceKind.None)],
            _ => [new PayPart(line.Amount, first.DocumentKind, first.PartyId!.Value,
                [.. proposal.Parts.Select(p => new PaidShare(p.Candidate.Id, Math.Abs(p.Amount)))],
                Math.Abs(line.Amount))],
        };
    }
}

/// <summary>Pays documents of one party.</summary>
/// <param name="Paid">What they get, above zero: more or less than the line where a difference is named.</param>
internal sealed record PayPart(
    decimal Amount, string DocumentKind, Guid PartyId, IReadOnlyList<PaidShare> Of, decimal Paid,
    DifferenceKind Difference = DifferenceKind.None) : PlannedPart(Amount);

/// <summary>Is money that was recorded already.</summary>
internal sealed record RecordedPart(decimal Amount, string DocumentKind, Guid DocumentId, DifferenceKind Difference)
    : PlannedPart(Amount);

internal sealed record AccountPart(decimal Amount, Guid AccountId, MatchDimensions Of, string? Note)
    : PlannedPart(Amount);

/// <param name="OtherLineId">Null while the other line has not come, or none will.</param>
internal sealed record TransferPart(decimal Amount, Guid OtherAccountId, Guid? OtherLineId) : PlannedPart(Amount);
