using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Resources;

/// <summary>Somebody decided about leave that was asked for.</summary>
/// <param name="UserId">User the person signs in as, or null.</param>
/// <param name="Reason">Why it was refused; empty when it was approved.</param>
[EventName("resources.leave-decided")]
public sealed record LeaveDecided(Guid AbsenceId, Guid? UserId, DateOnly FirstDay, DateOnly LastDay, bool IsApproved,
    string Reason) : DomainEvent, INotifies
{
    public IEnumerable<Notice> Notices() =>
        [
            new(IsApproved ? NoticeKind.LeaveApproved : NoticeKind.LeaveRefused, Kinds.Absence, AbsenceId)
            {
                To = Notice.Known(UserId), IsTheirOwn = true, Day = FirstDay, LastDay = LastDay, Text = Reason,
            },
        ];
}
