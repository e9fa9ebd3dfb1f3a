using ErpCrm.SharedKernel;

namespace ErpCrm.Contracts;

/// <summary>What policies ask of a record that waits for approval.</summary>
/// <param name="AskedAt">UTC; stands for this one request: handed in again, a record is asked for anew.</param>
/// <param name="SubmitterId">User whose it is.</param>
public sealed record ApprovalFacts(Guid RecordId, DateTime AskedAt, Guid? SubmitterId)
{
    public Money? Amount { get; init; }

    /// <summary>The amount in base currency; null where it has none, or no rate is known.</summary>
    public decimal? BaseAmount { get; init; }

    public Guid? CategoryId { get; init; }

    public IReadOnlyList<Guid> ProjectIds { get; init; } = [];

    /// <summary>Users who manage its projects.</summary>
    public IReadOnlyList<Guid> ManagerIds { get; init; } = [];
}

/// <summary>What something that is approved is called.</summary>
public sealed record ApprovalWords(string One, string Many);

/// <summary>Something to choose, in the reader's language.</summary>
public sealed record ApprovalChoice(Guid Id, string Name);

/// <summary>A fact that helps to decide, in the reader's language.</summary>
public sealed record ApprovalLine(string Label, string Value);

/// <summary>A receipt or another paper that is looked at before one decides.</summary>
/// <param name="Address">Within the application; asks for the record's own rights.</param>
public sealed record ApprovalPaper(string Name, string Address, bool IsPicture, bool IsPdf);

/// <summary>A record that the reader may decide about, with what he needs for it.</summary>
/// <param name="Version">As it was read: what changed since is not decided.</param>
public sealed record WaitingRecord(Guid Id, int Version, string Title, string Submitter, DateTime AskedAt)
{
    /// <summary>What it is about in one figure: an amount, hours, days.</summary>
    public string Figure { get; init; } = "";

    public IReadOnlyList<ApprovalLine> Lines { get; init; } = [];

    /// <summary>What somebody typed.</summary>
    public string Note { get; init; } = "";

    public ApprovalPaper? Paper { get; init; }

    /// <summary>Without a paper, the reader is told that there is none.</summary>
    public bool WantsPaper { get; init; }

    /// <summary>Why it is looked at before it is approved; empty when it can be approved at once.</summary>
    public string Caution { get; init; } = "";
}

/// <summary>What an approval came to.</summary>
/// <param name="Said">One line for the reader.</param>
/// <param name="UndoAddress">Is posted to take it back; null when it cannot be.</param>
/// <param name="IsPassedOn">Others decide after him: the record is not approved yet.</param>
public sealed record ApprovalDone(string Said, string? UndoAddress = null, bool IsPassedOn = false);

/// <summary>
/// A kind of record that somebody approves. Its module answers what policies and the inbox ask, and decides by its own
/// rule in its own transaction: one registration, <c>.Approves&lt;…&gt;()</c>.
/// </summary>
public interface IApproves
{
    /// <summary>What its policy is known by; the key of the kind, unless it is asked for in several ways.</summary>
    string Kind { get; }

    /// <summary>Key of the kind of record that waits.</summary>
    string RecordKind => Kind;

    /// <summary>What is asked for, in the reader's language; null where the records are called so.</summary>
    ApprovalWords? Words => null;

    /// <summary>Whether it waits for somebody without a policy too. What does not is asked for only where a step of
    /// its policy is for it, and done at once where none is.</summary>
    bool WaitsAlways => true;

    /// <summary>Whoever decides about any of them holds it.</summary>
    string Permission { get; }

    /// <summary>Whether policies can ask for an amount, and for a project or its manager.</summary>
    bool HasAmount { get; }

    bool HasProject { get; }

    /// <summary>Whether whoever handed it in opens its page, where he can be asked.</summary>
    bool SubmitterSeesIt { get; }

    /// <summary>Whether what is declined is corrected and handed in again.</summary>
    bool IsHandedInAgain { get; }

    /// <summary>What policies can ask for, in the reader's language; empty where there are no categories.</summary>
    Task<IReadOnlyList<ApprovalChoice>> CategoriesAsync(CancellationToken ct);

    /// <summary>Whoever asks; null when it does not wait.</summary>
    Task<ApprovalFacts?> FactsAsync(Guid id, CancellationToken ct);

    /// <summary>Every record that waits, whoever asks.</summary>
    Task<IReadOnlyDictionary<Guid, DateTime>> AskedAsync(CancellationToken ct);

    /// <summary>Records that wait and that the reader may decide about, by the predicate of their own page, the oldest
    /// first.</summary>
    /// <param name="except">Wait for others now.</param>
    Task<IReadOnlyList<WaitingRecord>> WaitingAsync(int most, IReadOnlyCollection<Guid> except, CancellationToken ct);

    /// <summary>How many those are, counted up to a limit.</summary>
    Task<int> CountAsync(int most, IReadOnlyCollection<Guid> except, CancellationToken ct);

    /// <summary>Whether the reader may decide about it, by the same predicate.</summary>
    Task<bool> MayDecideAsync(Guid id, CancellationToken ct);

    /// <exception cref="BusinessRuleException">Its rule refuses, or it changed since it was seen.</exception>
    Task<ApprovalDone> ApproveAsync(Guid id, int version, CancellationToken ct);

    /// <exception cref="BusinessRuleException">Its rule refuses, or it changed since it was seen.</exception>
    Task<ApprovalDone> DeclineAsync(Guid id, int version, string reason, CancellationToken ct);
}

/// <summary>What the user's approval comes to.</summary>
/// <param name="Refusal">Why it is not his to decide now, in his language; null when it is.</param>
/// <param name="Next">Others decide after him: who, in his language; null when his word is the last.</param>
/// <param name="UndoAddress">Is posted to take back a word after which others decide.</param>
public sealed record ApprovalTurn(string? Refusal, string? Next, string? UndoAddress = null)
{
    /// <summary>His word decides.</summary>
    public static ApprovalTurn Decides { get; } = new(null, null);

    /// <exception cref="BusinessRuleException">It is not his to decide now.</exception>
    public void Require()
    {
        if (Refusal is { } refusal) throw new BusinessRuleException("It is not decided by you now. {0}", refusal);
    }
}

/// <summary>Asked by a module before it decides about a record, outside of its transaction.</summary>
public interface IApprovalDesk
{
    /// <summary>Whose turn it is. An approval that others follow is written down by this; the last one by the event of
    /// the module, which decides after it.</summary>
    /// <param name="askedAt">UTC; the request that was seen.</param>
    Task<ApprovalTurn> ApproveAsync(string kind, Guid id, DateTime? askedAt, CancellationToken ct);

    /// <summary>Whether the user may decline it now.</summary>
    Task<ApprovalTurn> DeclineAsync(string kind, Guid id, CancellationToken ct);

    /// <summary>Whether what is handed in now is decided by a policy.</summary>
    Task<bool> IsOnAsync(string kind, CancellationToken ct);

    /// <summary>Whether a step of the policy that is on is for this; without one nobody is asked.</summary>
    Task<bool> AsksAsync(string kind, ApprovalFacts facts, CancellationToken ct);
}
