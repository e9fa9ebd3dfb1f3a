using System.Text.Json;

namespace ErpCrm.Finance.Treasury.Banking.Matching.Engine;

internal enum ReasonCode
{
    /// <summary>The text names its number.</summary>
    Number,
    Amount,
    Payer,
    Name,
    Date,
    OwnAccount,
    Rate,
    Sum,
    Rule,
    Habit,

    // Why it is not certain.
    SeveralFit,
    PartOnly,
    MoreThanOpen,
    SeveralNumbers,
    RecordedAlready,
    PayerKnownOtherwise,
    OtherLineFits,
    Disputed,
    DayClosed,
}

/// <param name="Of">What it speaks of: a number, a name.</param>
internal sealed record Reason(ReasonCode Code, string? Of = null);

internal static class Reasons
{
    private const int Most = 12;
    private const int LongestText = 60;

    public static string Write(IEnumerable<Reason> reasons) => JsonSerializer.Serialize(
        reasons.Take(Most).Select(r => r.Of is { } of
            ? new[] { r.Code.ToString(), of.Length > LongestText ? of[..LongestText] : of }
            : [r.Code.ToString()]));

    public static IReadOnlyList<Reason> Read(string kept)
    {
        if (kept.Length == 0) return [];
        return [.. JsonSerializer.Deserialize<string[][]>(kept)!
            .Where(r => r.Length > 0 && Enum.TryParse<ReasonCode>(r[0], out _))
            .Select(r => new Reason(Enum.Parse<ReasonCode>(r[0]), r.Length > 1 ? r[1] : null))];
    }
}

internal enum ProposalKind
{
    Document,

    /// <summary>Several documents of one party, exact to the cent.</summary>
    Documents,
    Rule,
    Habit,

    /// <summary>Money of a known customer that pays nothing yet.</summary>
    Credit,
}

/// <param name="Amount">With the sign of the line.</param>
internal sealed record ProposedPart(Candidate Candidate, decimal Amount);

/// <summary>What a line is, as far as can be told, and why.</summary>
internal sealed record Proposal(ProposalKind Kind, IReadOnlyList<ProposedPart> Parts, int Score,
    IReadOnlyList<Reason> Reasons)
{
    /// <summary>Whether the documents come to the amount of the line.</summary>
    public bool IsExact { get; init; }

    /// <summary>Good enough to be confirmed with one click.</summary>
    public bool IsLikely { get; init; }

    /// <summary>Nothing speaks against it: it may be matched without being confirmed.</summary>
    public bool IsCertain { get; init; }

    public Guid? PartyId { get; init; }

    public Guid? RuleId { get; init; }

    public HabitFact? Habit { get; init; }

    /// <summary>Says which one was confirmed; the same facts give the same.</summary>
    public string Key => Kind switch
    {
        ProposalKind.Rule => $"rule:{RuleId:N}",
        ProposalKind.Habit => $"habit:{Habit!.AccountId:N}",
        ProposalKind.Credit => $"credit:{PartyId:N}",
        _ => $"{Kind}:{string.Join('+', Parts.Select(p => $"{p.Candidate.DocumentKind}.{p.Candidate.Id:N}"))}",
    };
}

/// <param name="Ranked">The best first; empty where nothing fits.</param>
internal sealed record LineProposals(LineFacts Line, IReadOnlyList<Proposal> Ranked)
{
    /// <summary>The one to confirm with one click; null where none is good enough.</summary>
    public Proposal? Best => Ranked is [{ IsLikely: true } best, ..] ? best : null;
}
