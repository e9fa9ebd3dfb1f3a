using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Resources;

/// <summary>Somebody decided about leave that was asked for.</summary>
/// <param name="UserId">User the person signs in as, or null.</param>
/// <param name="Reason">Why it was refused; empty when it was approved.</param>
[EventName("resources.leave-decided")]
public sealed record LeaveDecided(Guid AbsenceId, Guid? UserId, DateOnly FirstDay, DateOnly LastDay, bool IsApproved,
    string Reason) : DomainEvent, INotifies, IMovesApproval, ITellsOutside
{
    public static string OutsideName => "absence.decided";

    public OutsideNote ToldOutside() => new(Kinds.Absence, AbsenceId);

    public ApprovalMoved Approval() => IsApproved
        ? new(Kinds.Absence, AbsenceId, ApprovalMove.Granted)
        : new(Kinds.Absence, AbsenceId, ApprovalMove.Declined, Reason);

    public IEnumerable<Notice> Notices() =>
        [
            new(IsApproved ? NoticeKind.LeaveApproved : NoticeKind.LeaveRefused, Kinds.Absence, AbsenceId)
            {
                To = Notice.Known(UserId), IsTheirOwn = true, Day = FirstDay, LastDay = LastDay, Text = Reason,
            },
        ];
}

/// <summary>Somebody asks for leave, or for other days than before.</summary>
[EventName("resources.leave-requested")]
public sealed record LeaveRequested(Guid AbsenceId) : DomainEvent, IMovesApproval, ITellsOutside
{
    public static string OutsideName => "absence.requested";

    public OutsideNote ToldOutside() => new(Kinds.Absence, AbsenceId);

    public ApprovalMoved Approval() => new(Kinds.Absence, AbsenceId, ApprovalMove.Asked);
}

/// <summary>Leave was taken back by whoever asked for it.</summary>
[EventName("resources.leave-withdrawn")]
public sealed record LeaveWithdrawn(Guid AbsenceId) : DomainEvent, IMovesApproval
{
    public ApprovalMoved Approval() => new(Kinds.Absence, AbsenceId, ApprovalMove.Withdrawn);
}
