using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Finance;

/// <summary>A credit note, a write-off or a discount is asked for.</summary>
/// <param name="Kind">Key of what is asked for (<see cref="Concessions"/>).</param>
[EventName("finance.concession-asked")]
public sealed record ConcessionAsked(Guid ConcessionId, string Kind, Money Amount) : DomainEvent, IMovesApproval
{
    public ApprovalMoved Approval() => new(Kind, ConcessionId, ApprovalMove.Asked);
}

/// <summary>Whoever asked for it took it back before anybody decided.</summary>
[EventName("finance.concession-withdrawn")]
public sealed record ConcessionWithdrawn(Guid ConcessionId, string Kind) : DomainEvent, IMovesApproval
{
    public ApprovalMoved Approval() => new(Kind, ConcessionId, ApprovalMove.Withdrawn);
}

/// <summary>It was approved, and done with that.</summary>
/// <param name="AskedById">User who asked for it.</param>
[EventName("finance.concession-granted")]
public sealed record ConcessionGranted(Guid ConcessionId, string Kind, Guid AskedById, Money Amount)
    : DomainEvent, INotifies, IMovesApproval
{
    public ApprovalMoved Approval() => new(Kind, ConcessionId, ApprovalMove.Granted);

    public IEnumerable<Notice> Notices() =>
        [new(NoticeKind.ConcessionGranted, Kinds.Concession, ConcessionId) { To = [AskedById], Amount = Amount }];
}

/// <summary>It was declined; it can be asked for anew.</summary>
/// <param name="AskedById">User who asked for it.</param>
[EventName("finance.concession-declined")]
public sealed record ConcessionDeclined(Guid ConcessionId, string Kind, Guid AskedById, Money Amount, string Reason)
    : DomainEvent, INotifies, IMovesApproval
{
    public ApprovalMoved Approval() => new(Kind, ConcessionId, ApprovalMove.Declined, Reason);

    public IEnumerable<Notice> Notices() =>
        [
            new(NoticeKind.ConcessionDeclined, Kinds.Concession, ConcessionId)
            {
                To = [AskedById], Amount = Amount, Text = Reason,
            },
        ];
}
