using ErpCrm.Finance.Treasury.Banking.Rules;

namespace ErpCrm.Finance.Treasury.Banking.Matching.Engine;

/// <summary>A line that waits, as the engine sees it.</summary>
/// <param name="AccountId">The own account it stands on.</param>
/// <param name="Amount">Positive came in, negative went out.</param>
/// <param name="BaseAmount">The same in base currency.</param>
internal sealed record LineFacts(
    Guid Id, Guid AccountId, DateOnly On, decimal Amount, string Currency, decimal BaseAmount, string Text,
    string PartyName = "", string PartyAccount = "", string PartyTaxId = "")
{
    public bool IsIn => Amount > 0;

    /// <summary>By what lines of one payer are told.</summary>
    public string PayerKey { get; } = PayerKeys.Of(PartyAccount, PartyTaxId, PartyName, Text);
}

/// <summary>What a line may be, in the order in which it is looked for.</summary>
internal enum CandidateKind
{
    /// <summary>Another line of an own account; the id is its, or that account's while it has not come.</summary>
    Transfer,

    /// <summary>Money that was recorded by hand and waits for its line.</summary>
    Payment,
    Invoice,
    Bill,
    Expense,
}

/// <summary>A document that a line may be the money of.</summary>
/// <param name="DocumentKind">Key of its kind of record.</param>
/// <param name="Open">What waits for money, with the sign of the line that would bring it.</param>
/// <param name="On">The day of the document.</param>
/// <param name="Due">For money that moved already: that day.</param>
/// <param name="PartyId">Customer, supplier or person.</param>
internal sealed record Candidate(
    CandidateKind Kind, string DocumentKind, Guid Id, string Currency, decimal Open, DateOnly On, DateOnly Due,
    Guid? PartyId)
{
    /// <summary>Numbers by which payers name it.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];

    public string Title { get; init; } = "";

    public string PartyName { get; init; } = "";

    public bool IsDisputed { get; init; }

    /// <summary>The own account that its money was recorded for; null where any will do.</summary>
    public Guid? OfAccount { get; init; }

    /// <summary>Of money: the documents that it pays already.</summary>
    public IReadOnlyCollection<Guid> Pays { get; init; } = [];

    /// <summary>Of money: whether a part of it pays nothing yet.</summary>
    public bool HasCredit { get; init; }

    /// <summary>Of a transfer: the other account.</summary>
    public Guid? OtherAccountId { get; init; }

    /// <summary>Of a transfer: its line has not come yet.</summary>
    public bool IsAwaited { get; init; }

    /// <summary>Of a transfer: the other account has another currency.</summary>
    public bool IsConverted { get; init; }
}

/// <summary>Somebody who pays or is paid.</summary>
internal sealed record PartyFacts(Guid Id, bool IsCustomer, IReadOnlyList<string> Names, string TaxId = "")
{
    /// <summary>Accounts that are written down with it.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];
}

/// <summary>An account of the company.</summary>
internal sealed record OwnAccount(Guid Id, string Name, string Number, string Currency);

/// <summary>How a line of a payer was posted before.</summary>
/// <param name="At">UTC.</param>
internal sealed record HabitFact(Guid AccountId, MatchDimensions Of, DateTime At);

/// <summary>Everything the engine knows; the same facts give the same proposals.</summary>
/// <param name="Lines">All that wait, of every own account.</param>
/// <param name="KnownPayers">Parties by the account they paid from before.</param>
/// <param name="Habits">By payer and direction: what <see cref="KeyOfHabit"/> gives.</param>
/// <param name="ClosedUntil">The last day that is closed.</param>
internal sealed record EngineFacts(
    IReadOnlyList<LineFacts> Lines,
    IReadOnlyList<Candidate> Candidates,
    IReadOnlyList<PartyFacts> Parties,
    ILookup<string, Guid> KnownPayers,
    IReadOnlyList<OwnAccount> Accounts,
    IReadOnlyList<string> OwnNames,
    IReadOnlyList<CompiledRule> Rules,
    ILookup<string, HabitFact> Habits,
    DateOnly? ClosedUntil)
{
    /// <summary>Nothing waits.</summary>
    public static readonly EngineFacts None = new([], [], [], Array.Empty<Guid>().ToLookup(_ => ""), [], [], [],
        Array.Empty<HabitFact>().ToLookup(_ => ""), null);

    public static string KeyOfHabit(string payerKey, bool isIn) => payerKey.Length == 0 ? "" : $"{isIn}:{payerKey}";
}
