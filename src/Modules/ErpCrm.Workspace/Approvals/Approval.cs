using ErpCrm.Contracts;
using ErpCrm.Contracts.Workspace;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;

namespace ErpCrm.Workspace.Approvals;

internal enum ApprovalState
{
    Waiting,
    Approved,
    Declined,
    Withdrawn,
}

/// <summary>
/// One request for approval of a record, with the seats as its policy was when it began. Whether the record is
/// approved, its own module says; here stands who has to say yes before, and who did.
/// </summary>
internal sealed class Approval : Entity
{
    public const int NoteLength = 400;
    public const int NameLength = 120;

    private readonly List<ApprovalSeat> _seats = [];

    private Approval()
    {
    }

    /// <param name="recordKind">Where it is not known by the same key.</param>
    public Approval(string kind, ApprovalFacts facts, ApprovalPolicy policy, IEnumerable<PlannedSeat> planned,
        DateTime now, string? recordKind = null)
    {
        (Kind, RecordKind, RecordId) = (kind, recordKind ?? kind, facts.RecordId);
        (AskedAt, SubmitterId, Step, StepSince) = (facts.AskedAt, facts.SubmitterId, 1, now);
        (PolicyNumber, RemindAfterDays, EscalateAfterDays, EscalateTo) = (policy.Number, policy.RemindAfterDays,
            policy.EscalateAfterDays, policy.EscalateTo);
        _seats.AddRange(planned.Select((seat, index) => new ApprovalSeat(Id, index + 1, seat)));
    }

    /// <summary>Of its policy.</summary>
    [NotAudited]
    public string Kind { get; private set; } = "";

    /// <summary>Key of the kind of its record.</summary>
    [NotAudited]
    public string RecordKind { get; private set; } = "";

    [NotAudited]
    public Guid RecordId { get; private set; }

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime AskedAt { get; private set; }

    [NotAudited]
    public Guid? SubmitterId { get; private set; }

    [NotAudited]
    public ApprovalState State { get; private set; }

    /// <summary>From 1; the one that waits, or that was the last.</summary>
    [NotAudited]
    public int Step { get; private set; }

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime StepSince { get; private set; }

    /// <summary>Which state of the policy it goes by.</summary>
    [NotAudited]
    public int PolicyNumber { get; private set; }

    [NotAudited]
    public int? RemindAfterDays { get; private set; }

    [NotAudited]
    public int? EscalateAfterDays { get; private set; }

    [NotAudited]
    public string EscalateTo { get; private set; } = "";

    /// <summary>UTC; of the step that waits.</summary>
    [NotAudited]
    public DateTime? RemindedAt { get; private set; }

    /// <summary>UTC; of the step that waits.</summary>
    [NotAudited]
    public DateTime? EscalatedAt { get; private set; }

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Who declined it or took it back.</summary>
    [NotAudited]
    public string ClosedByName { get; private set; } = "";

    [NotAudited]
    public string Note { get; private set; } = "";

    public IReadOnlyList<ApprovalSeat> Seats => _seats;

    public IEnumerable<ApprovalSeat> InOrder => _seats.OrderBy(s => s.Number);

    public int Steps => _seats.Max(s => s.Step);

    /// <summary>Seats of the step that waits and that nobody decided on.</summary>
    public IReadOnlyList<ApprovalSeat> Open =>
        State == ApprovalState.Waiting ? [.. InOrder.Where(s => s.Step == Step && !s.IsDecided)] : [];

    public bool IsStepDone(int step) => _seats.Where(s => s.Step == step).All(s => s.IsDecided)
        || _seats.Exists(s => s.Step == step && !s.NeedsAll && s.IsDecided);

    /// <summary>The open seats on which a user decides, and whether the record is approved with his word.</summary>
    public (IReadOnlyList<ApprovalSeat> Seats, bool IsLast) TurnOf(Guid user, Staff staff)
    {
        var mine = Open.Where(seat => staff.Holds(this, seat, user)).ToList();
        var completes = mine.Count > 0 && (!mine[0].NeedsAll || mine.Count == Open.Count);
        return (mine, completes && Step == Steps);
    }

    /// <summary>Writes down a word after which others decide.</summary>
    public void Approve(IReadOnlyList<ApprovalSeat> seats, Guid byId, string byName, DateTime at)
    {
        foreach (var seat in seats.Take(seats[0].NeedsAll ? seats.Count : 1)) seat.Decide(byId, byName, at);
        Touch();
        if (!IsStepDone(Step)) return;
        Begin(Step + 1, at);
    }

    /// <summary>Its record is approved: the last word was said. Where everybody's is needed it stands for his own seats
    /// alone, and a check finds what is open still.</summary>
    public void Grant(Guid? byId, string byName, DateTime at, Staff staff)
    {
        if (State != ApprovalState.Waiting) return;
        var open = Open;
        IReadOnlyList<ApprovalSeat> mine = byId is { } id
            ? [.. open.Where(s => staff.Holds(this, s, id)).OrderByDescending(s => s.UserId == id)]
            : [];
        var said = open is [{ NeedsAll: true }, ..] ? mine : mine.Count > 0 ? mine.Take(1) : open.Take(1);
        foreach (var seat in said) seat.Decide(byId, byName, at);
        (State, ClosedAt) = (ApprovalState.Approved, at);
        Touch();
    }

    /// <summary>Its record was given back, or taken back by whoever handed it in.</summary>
    public void Close(ApprovalState state, string byName, string? note, DateTime at)
    {
        if (State is ApprovalState.Declined or ApprovalState.Withdrawn) return;
        (State, ClosedAt, ClosedByName, Note) = (state, at, byName, Cut(note));
    }

    /// <summary>The approval of its record was taken back: the last step waits again.</summary>
    public void Undo(DateTime at)
    {
        if (State != ApprovalState.Approved) return;
        foreach (var seat in _seats.Where(s => s.Step == Step && s.DecidedAt == ClosedAt)) seat.TakeBack();
        (State, ClosedAt) = (ApprovalState.Waiting, null);
        (StepSince, RemindedAt, EscalatedAt) = (at, null, null);
        Touch();
    }

    /// <summary>A user takes back his word as long as nobody said another after it.</summary>
    public void TakeBack(Guid user, DateTime now)
    {
        var last = _seats.Where(s => s.IsDecided).MaxBy(s => s.DecidedAt);
        if (State != ApprovalState.Waiting || last is null || last.DecidedById != user)
            throw new BusinessRuleException("Others have decided since: it cannot be taken back.");
        foreach (var seat in _seats.Where(s => s.DecidedById == user && s.DecidedAt == last.DecidedAt)) seat.TakeBack();
        Begin(last.Step, now);
        Touch();
    }

    /// <summary>Tells those who are asked.</summary>
    public void Ask(IReadOnlyList<Guid> users) => Raise(new ApprovalAsked(Id, RecordKind, RecordId, Step, users));

    public bool IsReminderDue(DateTime now) => RemindAfterDays is { } days && RemindedAt is null && IsLate(days, now);

    public void Remind(IReadOnlyList<Guid> users, DateTime now)
    {
        RemindedAt = now;
        Raise(new ApprovalReminded(Id, RecordKind, RecordId, Step, users));
    }

    public bool IsEscalationDue(DateTime now) =>
        EscalateAfterDays is { } days && EscalatedAt is null && IsLate(days, now);

    /// <summary>Others decide too from now on.</summary>
    public void Escalate(DateTime now) => EscalatedAt = now;

    public void TellEscalated(IReadOnlyList<Guid> users) =>
        Raise(new ApprovalEscalated(Id, RecordKind, RecordId, Step, users));

    private bool IsLate(int days, DateTime now) => State == ApprovalState.Waiting && now >= StepSince.AddDays(days);

    private void Begin(int step, DateTime at) =>
        (Step, StepSince, RemindedAt, EscalatedAt) = (step, at, null, null);

    private static string Cut(string? note) => note is { Length: > NoteLength } ? note[..NoteLength] : note ?? "";
}
