using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Finance;

/// <summary>A claim of several expenses was sent for approval; its lines go with it.</summary>
/// <param name="Total">What its person is owed for it, as far as rates are known.</param>
/// <param name="ManagerIds">Users who manage the projects that its lines are charged to.</param>
[EventName("finance.expense-claim-submitted")]
public sealed record ExpenseClaimSubmitted(Guid ClaimId, Guid RecordedById, string Title, Money Total,
    IReadOnlyList<Guid> ManagerIds) : DomainEvent, INotifies, IMovesApproval, ITellsOutside
{
    public static string OutsideName => "expense-claim.submitted";

    public OutsideNote ToldOutside() => new(Kinds.ExpenseClaim, ClaimId) { Changed = ["state"] };

    public ApprovalMoved Approval() => new(Kinds.ExpenseClaim, ClaimId, ApprovalMove.Asked);

    public IEnumerable<Notice> Notices() =>
        [
            new(NoticeKind.ExpenseWaits, Kinds.ExpenseClaim, ClaimId)
            {
                To = ManagerIds, Amount = Total, Settles = NoticeKind.ExpenseWaits,
            },
        ];
}

/// <summary>Whoever submitted a claim took it back before anybody decided.</summary>
[EventName("finance.expense-claim-withdrawn")]
public sealed record ExpenseClaimWithdrawn(Guid ClaimId) : DomainEvent, IMovesApproval
{
    public ApprovalMoved Approval() => new(Kinds.ExpenseClaim, ClaimId, ApprovalMove.Withdrawn);
}

/// <summary>A claim was given back to be corrected, with all its lines.</summary>
[EventName("finance.expense-claim-sent-back")]
public sealed record ExpenseClaimSentBack(Guid ClaimId, Guid RecordedById, string Title, Money Total, string Reason)
    : DomainEvent, INotifies, IMovesApproval, ITellsOutside
{
    public static string OutsideName => "expense-claim.sent-back";

    public OutsideNote ToldOutside() => new(Kinds.ExpenseClaim, ClaimId) { Changed = ["state"] };

    public ApprovalMoved Approval() => new(Kinds.ExpenseClaim, ClaimId, ApprovalMove.Declined, Reason);

    public IEnumerable<Notice> Notices() =>
        [
            new(NoticeKind.ExpenseSentBack, Kinds.ExpenseClaim, ClaimId)
            {
                To = [RecordedById], Amount = Total, Text = Reason, Settles = NoticeKind.ExpenseWaits,
            },
        ];
}

/// <summary>A claim was approved; each of its lines says what it costs by its own event.</summary>
/// <param name="Total">What its person is owed for it.</param>
[EventName("finance.expense-claim-approved")]
public sealed record ExpenseClaimApproved(Guid ClaimId, Guid RecordedById, string Title, Money Total)
    : DomainEvent, INotifies, IMovesApproval, ITellsOutside
{
    public static string OutsideName => "expense-claim.approved";

    public OutsideNote ToldOutside() => new(Kinds.ExpenseClaim, ClaimId) { Changed = ["state"] };

    public ApprovalMoved Approval() => new(Kinds.ExpenseClaim, ClaimId, ApprovalMove.Granted);

    public IEnumerable<Notice> Notices() =>
        [
            new(NoticeKind.ExpenseApproved, Kinds.ExpenseClaim, ClaimId)
            {
                To = [RecordedById], Amount = Total, Settles = NoticeKind.ExpenseWaits,
            },
        ];
}

/// <summary>The approval of a claim was a mistake: it waits for a decision again, with all its lines.</summary>
[EventName("finance.expense-claim-approval-undone")]
public sealed record ExpenseClaimApprovalUndone(Guid ClaimId) : DomainEvent, IMovesApproval
{
    public ApprovalMoved Approval() => new(Kinds.ExpenseClaim, ClaimId, ApprovalMove.Undone);
}
