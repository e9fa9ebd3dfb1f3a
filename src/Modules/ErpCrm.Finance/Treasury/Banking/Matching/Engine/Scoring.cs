namespace ErpCrm.Finance.Treasury.Banking.Matching.Engine;

/// <summary>A candidate with what speaks for it.</summary>
/// <param name="Raw">Before others that are as good were looked at.</param>
internal sealed record Scored(Candidate Candidate, int Raw, bool IsExact, bool IsNamed, IReadOnlyList<Reason> Reasons)
{
    public int Score { get; init; } = Raw;

    public bool IsCrowded { get; init; }

    /// <summary>Money that was recorded for other documents than the line names: it is not this line's.</summary>
    public bool IsContradicted { get; init; }
}

/// <summary>What counts for a candidate, and how much.</summary>
internal static class Scoring
{
    public const int ForNumber = 60;
    public const int ForAmount = 25;
    public const int ForPayer = 15;
    public const int ForName = 10;
    public const int ForDate = 5;
    public const int Crowd = 40;
    public const int Near = 10;
    private const int MostDays = 10;

    public static Scored? Of(LineFacts line, Candidate candidate, NamedNumber? named, SeenPayer payer)
    {
        var reasons = new List<Reason>();
        var isPayer = candidate.PartyId is { } id && payer.ByAccount.Contains(id);
        var isCalled = candidate.PartyId is { } party && payer.ByName.ContainsKey(party);
        var isNamed = named is not null && (!named.IsShort || isPayer || isCalled);
        var isExact = candidate.Open == line.Amount;
        if (!isNamed && !isExact && !isPayer && !isCalled) return null;
        var score = 0;
        if (isNamed) score += Add(ForNumber, ReasonCode.Number, named!.Number);
        if (isExact) score += Add(ForAmount, ReasonCode.Amount);
        if (isPayer) score += Add(ForPayer, ReasonCode.Payer, candidate.PartyName);
        if (isCalled) score += Add(ForName, ReasonCode.Name, candidate.PartyName);
        if (IsInTime(line, candidate)) score += Add(ForDate, ReasonCode.Date);
        return new Scored(candidate, score, isExact, isNamed, reasons);

        int Add(int points, ReasonCode code, string? of = null)
        {
            reasons.Add(new Reason(code, string.IsNullOrEmpty(of) ? null : of));
            return points;
        }
    }

    public static Scored OfTransfer(LineFacts line, Candidate candidate, OwnAccount? named, bool isCalledOurs)
    {
        var reasons = new List<Reason>();
        var isSame = candidate is { IsAwaited: false, IsConverted: false } && candidate.Open == line.Amount;
        var score = 0;
        if (named is not null)
        {
            score += ForNumber;
            reasons.Add(new Reason(ReasonCode.OwnAccount, named.Name));
        }

        if (isSame)
        {
            score += ForAmount;
            reasons.Add(new Reason(ReasonCode.Amount));
        }

        if (isCalledOurs)
        {
            score += ForName;
            reasons.Add(new Reason(ReasonCode.Name));
        }

        reasons.Add(new Reason(candidate.IsConverted ? ReasonCode.Rate : ReasonCode.Date));
        return new Scored(candidate, score + ForDate, isSame, named is not null, reasons);
    }

    /// <summary>Whoever has another within ten points of the same kind loses forty: of equals none is chosen.</summary>
    public static List<Scored> Crowded(IReadOnlyList<Scored> all) => [.. all.Select(one =>
    {
        var isCrowded = all.Any(other => !ReferenceEquals(other, one)
            && other.Candidate.Kind == one.Candidate.Kind && other.Raw >= one.Raw - Near);
        return isCrowded
            ? one with
            {
                IsCrowded = true, Score = one.Raw - Crowd, Reasons = [.. one.Reasons, new(ReasonCode.SeveralFit)]
            }
            : one;
    })];

    private static bool IsInTime(LineFacts line, Candidate candidate) =>
        line.On >= candidate.On.AddDays(-MostDays) && line.On <= candidate.Due.AddDays(MostDays);
}
