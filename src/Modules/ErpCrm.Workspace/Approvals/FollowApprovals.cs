using ErpCrm.Contracts;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Workspace.Approvals;

/// <summary>An approval begins and ends as the record's own module tells.</summary>
internal sealed class FollowApprovals<TEvent>(ApprovalBook book) : IHandle<TEvent>
    where TEvent : DomainEvent, IMovesApproval
{
    public Task HandleAsync(TEvent domainEvent, CancellationToken ct) =>
        book.FollowAsync(domainEvent.Approval(), domainEvent, ct);
}
