using ErpCrm.Contracts;
using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Finance.Treasury.Banking.Matching.Engine;
using ErpCrm.Finance.Treasury.Banking.Rules;

namespace ErpCrm.Tests.Finance.Treasury.Banking.Matching;

/// <summary>Facts for the engine, one by one.</summary>
internal sealed class EngineScene
{
    public static readonly DateOnly Day = new(2026, 11, 10);
    private readonly List<LineFacts> _lines = [];
    private readonly List<Candidate> _candidates = [];
    private readonly List<PartyFacts> _parties = [];
    private readonly List<OwnAccount> _accounts = [];
    private readonly List<CompiledRule> _rules = [];
    private readonly List<(string Account, Guid Party)> _known = [];
    private readonly List<(string Key, HabitFact Fact)> _habits = [];

    public EngineScene() => Main = Account("Main", "1180000000000001");

    public OwnAccount Main { get; }

    public DateOnly? ClosedUntil { get; set; }

    public EngineFacts Facts => new(_lines, _candidates, _parties, _known.ToLookup(k => k.Account, k => k.Party),
        _accounts, ["Orda Consulting"], _rules, _habits.ToLookup(h => h.Key, h => h.Fact), ClosedUntil);

    public OwnAccount Account(string name, string number = "", string currency = "KGS") =>
        Add(_accounts, new OwnAccount(Guid.NewGuid(), name, number, currency));

    public PartyFacts Client(string name, string taxId = "", bool isCustomer = true) =>
        Add(_parties, new PartyFacts(Guid.NewGuid(), isCustomer, [name], taxId));

    public Candidate Invoice(PartyFacts client, string number, decimal open, bool isDisputed = false, int dueIn = 0) =>
        Add(_candidates, new Candidate(CandidateKind.Invoice, Kinds.Invoice, Guid.NewGuid(), "KGS", open,
            Day.AddDays(-14), Day.AddDays(dueIn), client.Id)
        {
            Numbers = [number], Title = number, PartyName = client.Names[0], IsDisputed = isDisputed,
        });

    public Candidate Bill(PartyFacts supplier, string number, decimal open) =>
        Add(_candidates, new Candidate(CandidateKind.Bill, Kinds.Bill, Guid.NewGuid(), "KGS", -open, Day.AddDays(-14),
            Day, supplier.Id) { Numbers = [number], Title = number, PartyName = supplier.Names[0] });

    public Candidate Expense(PartyFacts person, decimal open) =>
        Add(_candidates, new Candidate(CandidateKind.Expense, Kinds.Expense, Guid.NewGuid(), "KGS", -open,
            Day.AddDays(-14), Day, person.Id) { Title = "Taxi", PartyName = person.Names[0] });

    /// <summary>Money that was recorded by hand.</summary>
    public Candidate Payment(PartyFacts client, decimal amount, params Candidate[] pays) =>
        Add(_candidates, new Candidate(CandidateKind.Payment, Kinds.Payment, Guid.NewGuid(), "KGS", amount, Day, Day,
            client.Id)
        {
            Numbers = [.. pays.SelectMany(p => p.Numbers)], Pays = [.. pays.Select(p => p.Id)], OfAccount = Main.Id,
            PartyName = client.Names[0], HasCredit = pays.Length == 0,
        });

    public LineFacts Line(decimal amount, string text, string party = "", string account = "", string taxId = "",
        OwnAccount? on = null, int days = 0, decimal? inBase = null) =>
        Add(_lines, new LineFacts(Guid.NewGuid(), (on ?? Main).Id, Day.AddDays(days), amount, (on ?? Main).Currency,
            inBase ?? amount, text, party, account, taxId));

    public void Knows(string account, PartyFacts party) => _known.Add((PayerKeys.OfAccount(account), party.Id));

    public CompiledRule Rule(string text, bool isPattern = false, decimal? most = null) =>
        Add(_rules, new CompiledRule(BankRule.Of(new RuleData("Rule " + text, 10, true, null, RuleDirection.Both, text,
            isPattern, null, null, most, Guid.NewGuid()))));

    /// <summary>What was done with lines of this payer before, the latest last.</summary>
    public void Did(LineFacts like, params Guid[] accounts)
    {
        for (var i = 0; i < accounts.Length; i++)
            _habits.Add((EngineFacts.KeyOfHabit(like.PayerKey, like.IsIn), new HabitFact(accounts[i],
                new MatchDimensions(), DateTime.UnixEpoch.AddDays(i))));
    }

    public IReadOnlyList<Proposal> Ranked(LineFacts line) =>
        MatchEngine.Propose(Facts).Single(p => p.Line.Id == line.Id).Ranked;

    public Proposal? Best(LineFacts line) =>
        MatchEngine.Propose(Facts).Single(p => p.Line.Id == line.Id).Best;

    /// <summary>Ids of what the best proposal pays.</summary>
    public IEnumerable<Guid> Paid(LineFacts line) => Best(line)?.Parts.Select(p => p.Candidate.Id) ?? [];

    private static T Add<T>(List<T> all, T one)
    {
        all.Add(one);
        return one;
    }
}
