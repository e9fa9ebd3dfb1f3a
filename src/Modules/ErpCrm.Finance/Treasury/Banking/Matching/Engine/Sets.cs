namespace ErpCrm.Finance.Treasury.Banking.Matching.Engine;

/// <summary>Several documents of one party that come to the amount of a line, exact to the cent: a proposal, never
/// more.</summary>
internal static class Sets
{
    /// <summary>Those that the text names.</summary>
    public static Proposal? Named(LineFacts line, IReadOnlyList<Scored> scored)
    {
        var named = scored.Where(s => s.IsNamed && s.Candidate.Kind is CandidateKind.Invoice or CandidateKind.Bill)
            .OrderBy(s => s.Candidate.Due).ThenBy(s => s.Candidate.Id).ToList();
        if (named.Count < 2 || named.Select(s => s.Candidate.PartyId).Distinct().Count() != 1
            || named.Sum(s => s.Candidate.Open) != line.Amount)
            return null;
        var reasons = named.SelectMany(s => s.Reasons.Where(r => r.Code == ReasonCode.Number))
            .Append(new Reason(ReasonCode.Sum))
            .Concat(named[0].Reasons.Where(r => r.Code is ReasonCode.Payer or ReasonCode.Name));
        var score = Scoring.ForNumber + Scoring.ForAmount + named[0].Reasons.Sum(r => r.Code switch
        {
            ReasonCode.Payer => Scoring.ForPayer,
            ReasonCode.Name => Scoring.ForName,
            _ => 0,
        });
        return Of(named.Select(s => s.Candidate), score, [.. reasons], isLikely: true);
    }

    /// <summary>Those of the payer that fit, the oldest first.</summary>
    public static Proposal? Fitting(LineFacts line, SeenPayer payer, CandidateIndex index)
    {
        if (payer.Only is not { } party) return null;
        var open = index.OpenOf(party, line).Where(c => c.Kind is CandidateKind.Invoice or CandidateKind.Bill)
            .ToList();
        if (SubsetSum.Find([.. open.Select(c => c.Open)], line.Amount) is not { } fit) return null;
        var isPayer = payer.ByAccount.Contains(party);
        var score = Scoring.ForAmount + (isPayer ? Scoring.ForPayer : Scoring.ForName);
        List<Reason> reasons =
            [new(ReasonCode.Sum), new(isPayer ? ReasonCode.Payer : ReasonCode.Name, open[0].PartyName)];
        if (!fit.IsOnlyOne) reasons.Add(new Reason(ReasonCode.SeveralFit));
        return Of(fit.Indexes.Select(i => open[i]), fit.IsOnlyOne ? score : score - Scoring.Crowd, reasons,
            fit.IsOnlyOne);
    }

    private static Proposal Of(IEnumerable<Candidate> candidates, int score, IReadOnlyList<Reason> reasons,
        bool isLikely)
    {
        var parts = candidates.Select(c => new ProposedPart(c, c.Open)).ToList();
        return new Proposal(ProposalKind.Documents, parts, Math.Max(0, score), reasons)
        {
            IsExact = true, IsLikely = isLikely, PartyId = parts[0].Candidate.PartyId,
        };
    }
}
