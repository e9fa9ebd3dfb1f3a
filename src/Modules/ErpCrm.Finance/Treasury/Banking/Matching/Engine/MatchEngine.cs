namespace ErpCrm.Finance.Treasury.Banking.Matching.Engine;

/// <summary>
/// Says what the lines of statements are: own transfers, then money that was recorded already, then invoices, bills and
/// expenses, then rules, then habits. The same facts give the same answer; of equals none is chosen.
/// </summary>
internal sealed class MatchEngine
{
    /// <summary>From here on it is confirmed with one click.</summary>
    public const int Likely = 40;

    /// <summary>From here on, and with nothing against it, it is matched by itself.</summary>
    public const int Certain = 85;

    private const int MostShown = 6;
    private readonly EngineFacts _facts;
    private readonly CandidateIndex _index;
    private readonly TransferCandidates _transfers;

    private MatchEngine(EngineFacts facts)
    {
        _facts = facts;
        _index = new CandidateIndex(facts);
        _transfers = new TransferCandidates(facts);
    }

    /// <summary>For every line, in their order.</summary>
    public static IReadOnlyList<LineProposals> Propose(EngineFacts facts)
    {
        var engine = new MatchEngine(facts);
        var looked = facts.Lines.Select(engine.Look).ToList();
        var wanted = looked.SelectMany(l => l.Scored.Where(s => s.IsExact)
            .Select(s => (s.Candidate.Id, s.Raw, Line: l.Line.Id))).ToLookup(w => w.Id);
        return looked.ConvertAll(l => new LineProposals(l.Line, engine.Rank(l, wanted)));
    }

    private sealed record Looked(LineFacts Line, SeenPayer Payer, IReadOnlyList<Scored> Scored);

    private Looked Look(LineFacts line)
    {
        var payer = _index.PayerOf(line);
        var scored = _index.For(line, payer).Select(c => Scoring.Of(line, c.Candidate, c.Named, payer))
            .OfType<Scored>().Concat(TransfersOf(line)).ToList();
        var named = scored.Where(s => s.IsNamed && s.Candidate.Kind is CandidateKind.Invoice or CandidateKind.Bill)
            .Select(s => s.Candidate.Id).ToHashSet();
        return new Looked(line, payer, [.. Scoring.Crowded(scored)
            .Select(s => s with { IsContradicted = IsContradicted(s, named) })]);
    }

    private IEnumerable<Scored> TransfersOf(LineFacts line)
    {
        var isCalledOurs = line.PartyName.Length > 0
            && _facts.OwnNames.Any(own => NameIndex.Likeness(own, line.PartyName) >= NameIndex.Least);
        return _transfers.For(line).Select(t => Scoring.OfTransfer(line, t.Candidate, t.Named, isCalledOurs));
    }

    // What was paid for other documents than the line names is other money.
    private static bool IsContradicted(Scored money, HashSet<Guid> named) =>
        money.Candidate is { Kind: CandidateKind.Payment, HasCredit: false, Pays.Count: > 0 } && !money.IsNamed
        && named.Count > 0 && !money.Candidate.Pays.Any(named.Contains);

    private List<Proposal> Rank(Looked looked, ILookup<Guid, (Guid Id, int Raw, Guid Line)> wanted)
    {
        var accepted = looked.Scored.Where(IsAccepted).OrderBy(s => s.Candidate.Kind).ThenByDescending(s => s.Score)
            .ThenBy(s => s.Candidate.Due).ThenBy(s => s.Candidate.Id).ToList();
        var best = new List<Proposal>();
        if (Sets.Named(looked.Line, looked.Scored) is { } together) best.Add(together);
        var isFirst = best.Count == 0;
        foreach (var one in accepted)
        {
            best.Add(Of(looked, one, isFirst, wanted));
            isFirst = false;
        }

        if (!best.Exists(p => p.IsExact) && Sets.Fitting(looked.Line, looked.Payer, _index) is { } set) best.Add(set);
        if (!best.Exists(p => p.IsLikely)) best.InsertRange(0, WithoutDocument(looked));
        best.AddRange(looked.Scored.Where(s => !IsAccepted(s)).OrderByDescending(s => s.Score)
            .ThenBy(s => s.Candidate.Kind).ThenBy(s => s.Candidate.Due).ThenBy(s => s.Candidate.Id)
            .Select(s => Of(looked, s, isBest: false, wanted)));
        if (Credit(looked) is { } credit) best.Insert(Math.Min(best.Count, MostShown - 1), credit);
        return [.. best.Take(MostShown)];
    }

    // Money that moved once is the line's only to the cent; a document may be paid in parts.
    private static bool IsAccepted(Scored scored) => scored.Score >= Likely && !scored.IsContradicted
        && (scored.IsExact || (scored.IsNamed
            && scored.Candidate.Kind is CandidateKind.Transfer or CandidateKind.Invoice or CandidateKind.Bill));

    private Proposal Of(Looked looked, Scored scored, bool isBest,
        ILookup<Guid, (Guid Id, int Raw, Guid Line)> wanted)
    {
        var (line, open) = (looked.Line, scored.Candidate.Open);
        var part = Math.Abs(open) < Math.Abs(line.Amount) ? open : line.Amount;
        var doubts = Doubts(looked, scored, wanted).ToList();
        return new Proposal(ProposalKind.Document, [new ProposedPart(scored.Candidate, part)],
            Math.Max(0, scored.Score), [.. scored.Reasons, .. doubts])
        {
            IsExact = scored.IsExact,
            IsLikely = IsAccepted(scored),
            IsCertain = isBest && scored.IsExact && scored.Score >= Certain && doubts.Count == 0,
            PartyId = scored.Candidate.PartyId,
        };
    }

    // Why what looks right may be wrong.
    private IEnumerable<Reason> Doubts(Looked looked, Scored scored,
        ILookup<Guid, (Guid Id, int Raw, Guid Line)> wanted)
    {
        var (line, candidate, payer) = (looked.Line, scored.Candidate, looked.Payer);
        if (!scored.IsExact && candidate is { IsAwaited: false, IsConverted: false })
            yield return new Reason(Math.Abs(candidate.Open) > Math.Abs(line.Amount)
                ? ReasonCode.PartOnly : ReasonCode.MoreThanOpen);
        if (looked.Scored.Any(o => o.IsNamed && o.Candidate.Id != candidate.Id
            && !candidate.Pays.Contains(o.Candidate.Id) && !o.Candidate.Pays.Contains(candidate.Id)))
            yield return new Reason(ReasonCode.SeveralNumbers);
        if (looked.Scored.Any(o => o.Candidate.Kind < candidate.Kind && o is { IsExact: true, IsContradicted: false }
            && (o.Candidate.PartyId is null ? o.Score >= Likely : o.Candidate.PartyId == candidate.PartyId)))
            yield return new Reason(ReasonCode.RecordedAlready);
        if (candidate.PartyId is { } party && payer.IsSomebodyElseThan(party))
            yield return new Reason(ReasonCode.PayerKnownOtherwise);
        if (wanted[candidate.Id].Any(w => w.Line != line.Id && w.Raw >= scored.Raw - Scoring.Near))
            yield return new Reason(ReasonCode.OtherLineFits);
        if (candidate.IsDisputed) yield return new Reason(ReasonCode.Disputed);
        if (line.On <= _facts.ClosedUntil) yield return new Reason(ReasonCode.DayClosed);
    }

    private IEnumerable<Proposal> WithoutDocument(Looked looked)
    {
        var line = looked.Line;
        if (_facts.Rules.FirstOrDefault(r => r.Fits(line)) is { } rule)
            yield return new Proposal(ProposalKind.Rule, [], 0, [new Reason(ReasonCode.Rule, rule.Name)])
            {
                IsExact = true, IsLikely = true, RuleId = rule.Id
            };
        if (Habits.Of(_facts, line) is not { } habit) yield break;
        // A payer with something open pays that.
        if (Payers(looked.Payer).Any(party => _index.OpenOf(party, line).Count > 0)) yield break;
        yield return new Proposal(ProposalKind.Habit, [], 0, [new Reason(ReasonCode.Habit)])
        {
            IsExact = true, IsLikely = true, Habit = habit
        };
    }

    private Proposal? Credit(Looked looked)
    {
        if (!looked.Line.IsIn || looked.Payer.Only is not { } party
            || _facts.Parties.FirstOrDefault(p => p.Id == party) is not { IsCustomer: true } customer)
            return null;
        var isPayer = looked.Payer.ByAccount.Contains(party);
        return new Proposal(ProposalKind.Credit, [], isPayer ? Scoring.ForPayer : Scoring.ForName,
            [new Reason(isPayer ? ReasonCode.Payer : ReasonCode.Name, customer.Names is [var name, ..] ? name : null)])
        {
            IsExact = true, PartyId = party,
        };
    }

    private static IEnumerable<Guid> Payers(SeenPayer payer) => payer.ByAccount.Concat(payer.ByName.Keys).Distinct();
}
