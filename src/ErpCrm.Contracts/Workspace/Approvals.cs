using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Workspace;

/// <summary>A step of an approval began.</summary>
/// <param name="Kind">Key of the record's kind.</param>
/// <param name="UserIds">Users who are asked to decide, as far as they are few.</param>
[EventName("workspace.approval-asked")]
public sealed record ApprovalAsked(Guid ApprovalId, string Kind, Guid RecordId, int Step, IReadOnlyList<Guid> UserIds)
    : DomainEvent, INotifies
{
    public IEnumerable<Notice> Notices() =>
        [
            new(NoticeKind.ApprovalWaits, Kind, RecordId) { To = UserIds, Settles = NoticeKind.ApprovalWaits },
        ];
}

/// <summary>A step of an approval waits longer than its policy allows: those who are asked are reminded.</summary>
[EventName("workspace.approval-reminded")]
public sealed record ApprovalReminded(Guid ApprovalId, string Kind, Guid RecordId, int Step,
    IReadOnlyList<Guid> UserIds) : DomainEvent, INotifies
{
    public IEnumerable<Notice> Notices() => [new(NoticeKind.ApprovalReminder, Kind, RecordId) { To = UserIds }];
}

/// <summary>A step of an approval waits so long that others decide too.</summary>
[EventName("workspace.approval-escalated")]
public sealed record ApprovalEscalated(Guid ApprovalId, string Kind, Guid RecordId, int Step,
    IReadOnlyList<Guid> UserIds) : DomainEvent, INotifies
{
    public IEnumerable<Notice> Notices() => [new(NoticeKind.ApprovalEscalated, Kind, RecordId) { To = UserIds }];
}
