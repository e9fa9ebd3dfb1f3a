using System.Globalization;
using ErpCrm.Contracts;
using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Finance.Treasury.Banking.Matching.Engine;
using ErpCrm.Finance.Treasury.Banking.Rules;

namespace ErpCrm.Tests.Finance.Treasury.Banking.Matching;

/// <summary>What a line truly is.</summary>
/// <param name="Documents">What it pays, or the line that it meets.</param>
/// <param name="Account">Where it is posted, if there is no document.</param>
internal sealed record Truth(LineFacts Line, IReadOnlyList<Guid> Documents, Guid? Account = null, Guid? Party = null)
{
    public bool Is(Proposal proposal) => Account is { } account
        ? proposal.Habit?.AccountId == account || proposal.RuleId == account
        : proposal.Parts.Select(p => p.Candidate.Id).Order().SequenceEqual(Documents.Order());
}

/// <summary>
/// A company of sixty clients for a year: numbers written in every way, names with typos, short payments, equal
/// amounts, payments for several invoices, by somebody else, recorded already; bills, wages, rent, taxes, charges,
/// transfers, bought currency. The same year at every run.
/// </summary>
internal sealed partial class GeneratedYear
{
    private const string Us = "Orda Consulting";
    private static readonly string[] Places = ["Ала-Тоо", "Бишкек", "Кербен", "Нарын", "Иссык-Куль", "Чуй", "Талас",
        "Жалал-Абад", "Тянь-Шань", "Манас"];

    private static readonly string[] Trades = ["Фудс", "Софт", "Строй", "Логистик", "Текстиль", "Медиа"];
    private static readonly decimal[] Fees = [30_000, 45_000, 60_000, 90_000];
    private readonly Random _chance = new(20261125);
    private readonly List<PartyFacts> _clients = [];
    private readonly List<PartyFacts> _suppliers = [];
    private readonly Dictionary<Guid, string> _numbers = [];
    private readonly List<Candidate> _invoices = [];
    private readonly List<Candidate> _others = [];
    private readonly List<(string Account, Guid Party)> _known = [];
    private readonly List<(string Key, HabitFact Fact)> _habits = [];
    private readonly Guid _salaries = IdOf(1);
    private readonly Guid _rent = IdOf(2);
    private readonly Guid _taxes = IdOf(3);
    private readonly OwnAccount _main = new(IdOf(4), "Main", "1180000000000001", "KGS");
    private readonly OwnAccount _wages = new(IdOf(5), "Wages", "1180000000000002", "KGS");
    private readonly OwnAccount _dollars = new(IdOf(6), "Dollars", "1180000000000003", "USD");
    private readonly CompiledRule _charges = new(BankRule.Of(new RuleData("Charges", 1, true, null,
        RuleDirection.MoneyOut, "комиссия", false, null, null, 1_000, IdOf(7))));

    private DateOnly _month = new(2026, 1, 1);
    private List<Truth> _truths = [];
    private int _number;
    private int _ids = 100;

    public GeneratedYear()
    {
        foreach (var name in Places.SelectMany(p => Trades.Select(t => $"{p} {t}")))
            _clients.Add(Party(name, isCustomer: true, _chance.Next(10) < 6 ? Figures() : ""));
        _suppliers.AddRange(Places.Select(place => Party($"{place} Принт", isCustomer: false, "")));
    }

    /// <summary>The lines of the next month with what they are; null after the last.</summary>
    public IReadOnlyList<Truth>? Next()
    {
        if (_month.Year > 2026) return null;
        _truths = [];
        for (var i = 0; i < 100; i++) Invoice(Any(_clients));
        var several = Enumerable.Range(0, 6).Select(_ => Any(_clients)).Distinct()
            .Select(client => Enumerable.Range(0, 3).Select(_ => Invoice(client)).ToList()).ToList();
        var together = several.SelectMany(s => s).Select(i => i.Id).ToHashSet();
        for (var i = 0; i < several.Count; i++) PayTogether(several[i], areNamed: i % 2 == 0);
        foreach (var invoice in _invoices.Where(i => !together.Contains(i.Id)).ToList()) Pay(invoice);
        Spend();
        Transfer();
        return _truths;
    }

    public EngineFacts Facts => new([.. _truths.Select(t => t.Line)], [.. _invoices, .. _others],
        [.. _clients, .. _suppliers], _known.ToLookup(k => k.Account, k => k.Party), [_main, _wages, _dollars], [Us],
        [_charges], _habits.ToLookup(h => h.Key, h => h.Fact), null);

    /// <summary>A person matched everything as it is.</summary>
    public void Settle()
    {
        foreach (var truth in _truths)
        {
            foreach (var id in truth.Documents) Close(id, truth);
            if (truth.Party is { } party && truth.Line.PartyAccount.Length > 0)
                _known.Add((PayerKeys.OfAccount(truth.Line.PartyAccount), party));
            if (truth.Account is { } account && account != _charges.Id)
                _habits.Add((EngineFacts.KeyOfHabit(truth.Line.PayerKey, truth.Line.IsIn), new HabitFact(account,
                    new MatchDimensions(), truth.Line.On.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc))));
        }

        _others.Clear();
        _month = _month.AddMonths(1);
    }

    // What was paid short stays open with its rest.
    private void Close(Guid id, Truth truth)
    {
        var at = _invoices.FindIndex(i => i.Id == id);
        if (at < 0) return;
        var rest = truth.Documents.Count == 1 ? _invoices[at].Open - truth.Line.Amount : 0;
        if (rest > 0) _invoices[at] = _invoices[at] with { Open = rest };
        else _invoices.RemoveAt(at);
    }

    private PartyFacts Party(string name, bool isCustomer, string taxId)
    {
        var party = new PartyFacts(NewId(), isCustomer, [name], taxId);
        _numbers[party.Id] = "10" + Figures();
        return party;
    }

    private Candidate Invoice(PartyFacts client)
    {
        var amount = _chance.Next(10) < 4 ? Any(Fees) : _chance.Next(500_000, 30_000_000) / 100m;
        var number = string.Create(CultureInfo.InvariantCulture, $"INV-2026-{++_number:0000}");
        var invoice = new Candidate(CandidateKind.Invoice, Kinds.Invoice, NewId(), "KGS", amount, _month,
            _month.AddDays(14), client.Id) { Numbers = [number], Title = number, PartyName = client.Names[0] };
        _invoices.Add(invoice);
        return invoice;
    }

    private Guid NewId() => IdOf(++_ids);

    private static Guid IdOf(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    private string Figures() =>
        _chance.NextInt64(10_000_000_000_000, 99_999_999_999_999).ToString(CultureInfo.InvariantCulture);

    private T Any<T>(IReadOnlyList<T> all) => all[_chance.Next(all.Count)];
}
