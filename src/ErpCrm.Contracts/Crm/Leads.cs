using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Crm;

/// <summary>First contact: the engagement begins here.</summary>
[EventName("crm.lead-captured")]
public sealed record LeadCaptured(Guid EngagementId, Guid LeadId, string Name, string CompanyName, string Source,
    Guid? OwnerId) : DomainEvent, ITellsThread, INotifies, ITellsOutside
{
    public static string OutsideName => "lead.captured";

    public OutsideNote ToldOutside() => new(Kinds.Lead, LeadId);

    public IEnumerable<ThreadLine> Tell() =>
        [new(EngagementId, ThreadKind.LeadCaptured, Kinds.Lead, LeadId) { Text = Name, Detail = Source }];

    public IEnumerable<Notice> Notices() =>
        [new(NoticeKind.LeadIsYours, Kinds.Lead, LeadId) { To = Notice.Known(OwnerId) }];
}

/// <summary>Somebody else looks after a lead from now on.</summary>
[EventName("crm.lead-handed-over")]
public sealed record LeadHandedOver(Guid EngagementId, Guid LeadId, Guid OwnerId) : DomainEvent, INotifies
{
    public IEnumerable<Notice> Notices() =>
        [new(NoticeKind.LeadIsYours, Kinds.Lead, LeadId) { To = [OwnerId] }];
}

/// <summary>A lead became a deal of a known company.</summary>
[EventName("crm.lead-qualified")]
public sealed record LeadQualified(Guid EngagementId, Guid LeadId, Guid DealId, Guid CompanyId)
    : DomainEvent, ITellsThread, ITellsOutside
{
    public static string OutsideName => "lead.qualified";

    public OutsideNote ToldOutside() => new(Kinds.Lead, LeadId);

    public IEnumerable<ThreadLine> Tell() =>
        [new(EngagementId, ThreadKind.LeadQualified, Kinds.Deal, DealId)];
}

/// <summary>What a lead asked for belongs to a deal that was there
/// already: its engagement goes on in the deal's.</summary>
/// <param name="EngagementId">The deal's.</param>
/// <param name="LeadEngagementId">The lead's own until now.</param>
[EventName("crm.lead-joined-deal")]
public sealed record LeadJoinedDeal(
    Guid EngagementId, Guid LeadId, Guid LeadEngagementId, Guid DealId, Guid CompanyId, string Name, string Source)
        : DomainEvent, ITellsThread
{
    public IEnumerable<ThreadLine> Tell() =>
        [new(EngagementId, ThreadKind.LeadJoined, Kinds.Lead, LeadId) { Text = Name, Detail = Source }];
}

/// <summary>A lead leads nowhere.</summary>
/// <param name="Reason">Code, <c>NoBudget</c>.</param>
/// <param name="Note">What was typed about it; empty when nothing was.</param>
[EventName("crm.lead-disqualified")]
public sealed record LeadDisqualified(Guid EngagementId, Guid LeadId, string Reason, string Note)
    : DomainEvent, ITellsThread, ITellsOutside
{
    public static string OutsideName => "lead.disqualified";

    public OutsideNote ToldOutside() => new(Kinds.Lead, LeadId);

    public IEnumerable<ThreadLine> Tell() =>
        [new(EngagementId, ThreadKind.LeadDisqualified, Kinds.Lead, LeadId) { Text = Reason, Detail = Note }];
}

/// <summary>A lead that was captured by mistake is gone, and its engagement with it.</summary>
[EventName("crm.lead-withdrawn")]
public sealed record LeadWithdrawn(Guid EngagementId, Guid LeadId) : DomainEvent;
