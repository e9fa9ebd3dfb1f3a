using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Banking.Matching.Engine;

/// <summary>Who a line says that it is of.</summary>
/// <param name="ByAccount">Parties that its account or tax number is known for.</param>
/// <param name="ByName">Parties that are called like it.</param>
internal sealed record SeenPayer(HashSet<Guid> ByAccount, IReadOnlyDictionary<Guid, double> ByName)
{
    /// <summary>Whether its account, tax number or name is known, and not as this party's.</summary>
    public bool IsSomebodyElseThan(Guid party) => ByAccount.Count > 0 ? !ByAccount.Contains(party)
        : ByName.Count > 0 && !ByName.ContainsKey(party);

    /// <summary>The one party it can be; null where there is none or several.</summary>
    public Guid? Only => ByAccount.Count == 1 ? ByAccount.First()
        : ByAccount.Count == 0 && ByName.Count == 1 ? ByName.Keys.First() : null;
}

/// <summary>Finds what a line may be without looking at everything: what its text names, what has its amount, what is
/// of its payer.</summary>
internal sealed class CandidateIndex
{
    /// <summary>Of one party more are not looked at: they are told apart by amount and number.</summary>
    private const int MostOfParty = 200;

    private readonly EngineFacts _facts;
    private readonly NumberIndex _numbers = new();
    private readonly NameIndex _names = new();
    private readonly Dictionary<(string Currency, decimal Amount), List<int>> _byAmount = [];
    private readonly Dictionary<Guid, List<int>> _byParty = [];
    private readonly Dictionary<string, HashSet<Guid>> _byTaxId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<Guid>> _byAccount = new(StringComparer.Ordinal);

    public CandidateIndex(EngineFacts facts)
    {
        _facts = facts;
        for (var i = 0; i < facts.Candidates.Count; i++)
        {
            var candidate = facts.Candidates[i];
            foreach (var number in candidate.Numbers) _numbers.Add(number, i);
            In(_byAmount, (candidate.Currency, candidate.Open)).Add(i);
            if (candidate.PartyId is { } party) In(_byParty, party).Add(i);
        }

        foreach (var party in facts.Parties)
        {
            foreach (var name in party.Names) _names.Add(party.Id, name);
            if (TaxKey(party.TaxId) is { Length: > 0 } tax) In(_byTaxId, tax).Add(party.Id);
            foreach (var account in party.Accounts.Select(PayerKeys.OfAccount).Where(a => a.Length > 0))
                In(_byAccount, account).Add(party.Id);
        }
    }

    public SeenPayer PayerOf(LineFacts line)
    {
        var known = new HashSet<Guid>();
        if (PayerKeys.OfAccount(line.PartyAccount) is { Length: > 0 } account)
        {
            known.UnionWith(_facts.KnownPayers[account]);
            known.UnionWith(_byAccount.GetValueOrDefault(account, []));
        }

        if (TaxKey(line.PartyTaxId) is { Length: > 0 } tax) known.UnionWith(_byTaxId.GetValueOrDefault(tax, []));
        return new SeenPayer(known, _names.Like(line.PartyName, line.Text));
    }

    /// <summary>Candidates of the line's currency and direction, each with how the text names it.</summary>
    public IEnumerable<(Candidate Candidate, NamedNumber? Named)> For(LineFacts line, SeenPayer payer)
    {
        var named = _numbers.NamedIn(line.Text);
        var found = new SortedSet<int>(named.Keys);
        found.UnionWith(_byAmount.GetValueOrDefault((line.Currency, line.Amount), []));
        foreach (var party in payer.ByAccount.Concat(payer.ByName.Keys).Distinct())
            found.UnionWith(_byParty.GetValueOrDefault(party, []).Take(MostOfParty));
        foreach (var index in found)
        {
            var candidate = _facts.Candidates[index];
            if (candidate.Currency == line.Currency && Math.Sign(candidate.Open) == Math.Sign(line.Amount)
                && (candidate.OfAccount is null || candidate.OfAccount == line.AccountId))
                yield return (candidate, named.GetValueOrDefault(index));
        }
    }

    /// <summary>Everything open of a party in the line's currency and direction, the oldest due first.</summary>
    public IReadOnlyList<Candidate> OpenOf(Guid party, LineFacts line) =>
    [
        .. _byParty.GetValueOrDefault(party, []).Select(i => _facts.Candidates[i])
            .Where(c => c.Kind is CandidateKind.Invoice or CandidateKind.Bill or CandidateKind.Expense
                && c.Currency == line.Currency && Math.Sign(c.Open) == Math.Sign(line.Amount))
            .OrderBy(c => c.Due).ThenBy(c => c.On).ThenBy(c => c.Id),
    ];

    private static string TaxKey(string? taxId) => SearchText.Compact(taxId).ToUpperInvariant();

    private static TList In<TKey, TList>(Dictionary<TKey, TList> index, TKey key)
        where TKey : notnull
        where TList : new()
    {
        if (!index.TryGetValue(key, out var known)) index[key] = known = new TList();
        return known;
    }
}
