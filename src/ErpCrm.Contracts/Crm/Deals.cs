using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Crm;

/// <summary>How an engagement is billed (domain-rules §10).</summary>
public enum BillingMethod
{
    /// <summary>Approved hours × rate, plus re-billable expenses.</summary>
    TimeAndMaterial,

    /// <summary>Agreed amounts per accepted milestone.</summary>
    FixedPrice,

    /// <summary>An agreed fee per calendar month.</summary>
    Retainer,
}

/// <summary>A part of a fixed price, billed when it is accepted.
/// Amounts are net of VAT, in the deal's currency.</summary>
public sealed record MilestoneTerms(string Name, decimal Amount, DateOnly? DueOn);

/// <summary>What was agreed. All amounts are net of VAT, in <see cref="Value"/>'s currency.</summary>
/// <param name="Value">Contract value: the fixed price, the estimate
/// for time and material, fee × months for a retainer.</param>
/// <param name="HourlyRate">One rate for all hours; null when each person's own rate holds (time and material).</param>
/// <param name="BudgetHours">Hours sold or planned; null when none were agreed.</param>
/// <param name="Milestones">Fixed price only; amounts add up to <paramref name="Value"/>.</param>
/// <param name="MonthlyFee">Retainer only.</param>
/// <param name="Months">Retainer only: number of monthly fees.</param>
public sealed record DealTerms(
    BillingMethod Billing,
    Money Value,
    decimal? HourlyRate,
    decimal? BudgetHours,
    IReadOnlyList<MilestoneTerms> Milestones,
    decimal? MonthlyFee,
    int? Months,
    DateOnly? StartsOn);

/// <summary>A deal entered the pipeline.</summary>
/// <param name="Stage">The stage's name then, as it was given or as it is built in.</param>
[EventName("crm.deal-opened")]
public sealed record DealOpened(Guid EngagementId, Guid DealId, Guid CompanyId, string CompanyName, string Name,
    Money Value, string Stage, Guid? OwnerId) : DomainEvent, ITellsThread, INotifies, ITellsOutside
{
    public static string OutsideName => "deal.opened";

    public OutsideNote ToldOutside() => new(Kinds.Deal, DealId);

    public IEnumerable<ThreadLine> Tell() =>
        [new(EngagementId, ThreadKind.DealOpened, Kinds.Deal, DealId) { Text = Name, Detail = Stage, Amount = Value }];

    public IEnumerable<Notice> Notices() =>
        [new(NoticeKind.DealIsYours, Kinds.Deal, DealId) { To = Notice.Known(OwnerId), Amount = Value }];
}

/// <summary>A deal's name, value, owner or company changed; carries the new state.</summary>
/// <param name="HandedToId">Who owns it from now on; null when the owner stayed.</param>
[EventName("crm.deal-changed")]
public sealed record DealChanged(Guid EngagementId, Guid DealId, Guid CompanyId, string CompanyName, string Name,
    Money Value, Guid? OwnerId, Guid? HandedToId = null) : DomainEvent, INotifies, ITellsOutside
{
    public static string OutsideName => "deal.changed";

    public OutsideNote ToldOutside() => new(Kinds.Deal, DealId);

    public IEnumerable<Notice> Notices() =>
        [new(NoticeKind.DealIsYours, Kinds.Deal, DealId) { To = Notice.Known(HandedToId), Amount = Value }];
}

/// <summary>A deal moved along the pipeline.</summary>
/// <param name="ReopenedForId">Owner of a lost deal that lives again by this; else null.</param>
[EventName("crm.deal-stage-changed")]
public sealed record DealStageChanged(Guid EngagementId, Guid DealId, string FromStage, string ToStage,
    Guid? ReopenedForId = null) : DomainEvent, ITellsThread, INotifies, ITellsOutside
{
    public static string OutsideName => "deal.stage-changed";

    public OutsideNote ToldOutside() => new(Kinds.Deal, DealId) { Changed = ["stage"] };

    public IEnumerable<ThreadLine> Tell() =>
        [new(EngagementId, ThreadKind.StageChanged, Kinds.Deal, DealId) { Text = ToStage, Detail = FromStage }];

    public IEnumerable<Notice> Notices() =>
        [new(NoticeKind.DealReopened, Kinds.Deal, DealId) { To = Notice.Known(ReopenedForId) }];
}

/// <summary>A deal was won: the project opens from this.</summary>
/// <param name="ManagerId">User who is to manage the project, when that is already known.</param>
/// <param name="Reason">Code, <c>Price</c>.</param>
/// <param name="Note">What was typed about it; empty when nothing was.</param>
[EventName("crm.deal-won")]
public sealed record DealWon(
    Guid EngagementId,
    Guid DealId,
    Guid CompanyId,
    string CompanyName,
    string Name,
    DealTerms Terms,
    Guid? OwnerId,
    Guid? ManagerId,
    string Reason,
    string Note,
    DateOnly WonOn) : DomainEvent, ITellsThread, INotifies, ITellsOutside
{
    public static string OutsideName => "deal.won";

    public OutsideNote ToldOutside() => new(Kinds.Deal, DealId) { Changed = ["status"] };

    public IEnumerable<ThreadLine> Tell() =>
        [
            new(EngagementId, ThreadKind.DealWon, Kinds.Deal, DealId)
            {
                Text = Reason, Detail = Note, Amount = Terms.Value,
            },
        ];

    public IEnumerable<Notice> Notices() =>
        [new(NoticeKind.DealWon, Kinds.Deal, DealId) { To = Notice.Known(OwnerId), Amount = Terms.Value }];
}

/// <summary>A won deal is open again: nothing of it was delivered. Its project is withdrawn
/// if it is empty; else the project is kept and the deal is won again.</summary>
[EventName("crm.deal-reopened")]
public sealed record DealReopened(Guid EngagementId, Guid DealId, Guid CompanyId, string Stage, Guid? OwnerId = null)
    : DomainEvent, ITellsThread, INotifies, ITellsOutside
{
    public static string OutsideName => "deal.reopened";

    public OutsideNote ToldOutside() => new(Kinds.Deal, DealId) { Changed = ["status"] };

    public IEnumerable<ThreadLine> Tell() =>
        [new(EngagementId, ThreadKind.DealReopened, Kinds.Deal, DealId) { Text = Stage }];

    public IEnumerable<Notice> Notices() =>
        [new(NoticeKind.DealReopened, Kinds.Deal, DealId) { To = Notice.Known(OwnerId) }];
}

/// <summary>A deal was lost.</summary>
/// <param name="Reason">Code, <c>Price</c>.</param>
/// <param name="Note">What was typed about it; empty when nothing was.</param>
[EventName("crm.deal-lost")]
public sealed record DealLost(Guid EngagementId, Guid DealId, string Reason, string Note, DateOnly LostOn,
    Guid? OwnerId = null) : DomainEvent, ITellsThread, INotifies, ITellsOutside
{
    public static string OutsideName => "deal.lost";

    public OutsideNote ToldOutside() => new(Kinds.Deal, DealId) { Changed = ["status"] };

    public IEnumerable<ThreadLine> Tell() =>
        [new(EngagementId, ThreadKind.DealLost, Kinds.Deal, DealId) { Text = Reason, Detail = Note }];

    public IEnumerable<Notice> Notices() =>
        [new(NoticeKind.DealLost, Kinds.Deal, DealId) { To = Notice.Known(OwnerId), Text = Note }];
}

/// <summary>A deal that was entered by mistake is gone, and its engagement with it.</summary>
[EventName("crm.deal-withdrawn")]
public sealed record DealWithdrawn(Guid EngagementId, Guid DealId) : DomainEvent;
