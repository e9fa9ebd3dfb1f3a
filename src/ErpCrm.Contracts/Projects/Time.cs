using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Projects;

/// <summary>One approved time entry. Minutes are whole; worked and billable apart (domain-rules §9).</summary>
/// <param name="PersonId">Person of Resources.</param>
/// <param name="WorkedOn">Day in the person's zone.</param>
public sealed record ApprovedTime(
    Guid EntryId,
    Guid EngagementId,
    Guid ProjectId,
    Guid PersonId,
    string PersonName,
    string TaskName,
    string Note,
    DateOnly WorkedOn,
    int WorkedMinutes,
    int BillableMinutes);

/// <summary>A week's timesheet was approved: its entries are locked, cost and, where billable, may be billed.</summary>
/// <param name="UserId">User the person signs in as, or null.</param>
[EventName("projects.time-approved")]
public sealed record TimeApproved(Guid TimesheetId, Guid PersonId, DateOnly WeekStart,
    IReadOnlyList<ApprovedTime> Entries, Guid? UserId = null)
    : DomainEvent, ITellsThread, INotifies, IMovesApproval, ITellsOutside
{
    public static string OutsideName => "week.approved";

    public OutsideNote ToldOutside() => new(Kinds.Week, TimesheetId) { Changed = ["state"] };

    public ApprovalMoved Approval() => new(Kinds.Week, TimesheetId, ApprovalMove.Granted);

    public IEnumerable<ThreadLine> Tell() =>
        from work in Entries.GroupBy(e => (e.EngagementId, e.ProjectId))
        select new ThreadLine(work.Key.EngagementId, ThreadKind.TimeApproved, Kinds.Project, work.Key.ProjectId)
        {
            Text = work.First().PersonName, Minutes = work.Sum(e => e.WorkedMinutes),
        };

    public IEnumerable<Notice> Notices() =>
        [
            new(NoticeKind.TimeApproved, Kinds.Week, TimesheetId)
            {
                To = Notice.Known(UserId), IsTheirOwn = true, Day = WeekStart,
                Minutes = Entries.Sum(e => e.WorkedMinutes), Settles = NoticeKind.TimeWaits,
            },
        ];
}

/// <summary>A week was given back to be corrected.</summary>
/// <param name="UserId">User the person signs in as, or null.</param>
[EventName("projects.time-sent-back")]
public sealed record TimeSentBack(Guid TimesheetId, Guid PersonId, Guid? UserId, DateOnly WeekStart, int WorkedMinutes,
    string Reason) : DomainEvent, INotifies, IMovesApproval, ITellsOutside
{
    public static string OutsideName => "week.sent-back";

    public OutsideNote ToldOutside() => new(Kinds.Week, TimesheetId) { Changed = ["state"] };

    public ApprovalMoved Approval() => new(Kinds.Week, TimesheetId, ApprovalMove.Declined, Reason);

    public IEnumerable<Notice> Notices() =>
        [
            new(NoticeKind.TimeSentBack, Kinds.Week, TimesheetId)
            {
                To = Notice.Known(UserId), IsTheirOwn = true, Day = WeekStart, Minutes = WorkedMinutes, Text = Reason,
                Settles = NoticeKind.TimeWaits,
            },
        ];
}

/// <summary>Minutes one person recorded in one week, whatever their state; carries the whole new sums.</summary>
[EventName("projects.time-recorded")]
public sealed record TimeRecorded(Guid TimesheetId, Guid PersonId, DateOnly WeekStart, int WorkedMinutes,
    int BillableMinutes, int SourceVersion) : DomainEvent;

/// <summary>A week that was begun by mistake is gone: nothing is recorded in it.</summary>
[EventName("projects.timesheet-removed")]
public sealed record TimesheetRemoved(Guid TimesheetId) : DomainEvent;

/// <summary>
/// An approved week is to be opened again. Finance takes its deliveries
/// back and answers with <c>TimeWithdrawn</c>, or refuses with
/// <c>TimeWithdrawalRefused</c> when something of it is billed.
/// </summary>
[EventName("projects.time-withdrawal-asked")]
public sealed record TimeWithdrawalAsked(Guid TimesheetId, Guid PersonId, DateOnly WeekStart,
    IReadOnlyList<Guid> EntryIds) : DomainEvent;

/// <summary>An approved week is open again: its entries are not approved any more.</summary>
[EventName("projects.time-reopened")]
public sealed record TimeReopened(Guid TimesheetId, Guid PersonId, DateOnly WeekStart, string Reason,
    IReadOnlyList<ApprovedTime> Entries) : DomainEvent, ITellsThread, IMovesApproval
{
    // With a reason it is opened for its person, else it waits again.
    public ApprovalMoved Approval() => Reason.Length == 0
        ? new(Kinds.Week, TimesheetId, ApprovalMove.Undone)
        : new(Kinds.Week, TimesheetId, ApprovalMove.Declined, Reason);

    public IEnumerable<ThreadLine> Tell() =>
        from work in Entries.GroupBy(e => (e.EngagementId, e.ProjectId))
        select new ThreadLine(work.Key.EngagementId, ThreadKind.TimeReopened, Kinds.Project, work.Key.ProjectId)
        {
            Text = work.First().PersonName, Detail = Reason, Minutes = work.Sum(e => e.WorkedMinutes),
        };
}

/// <summary>A week's timesheet was sent for approval.</summary>
/// <param name="ManagerIds">Users who manage the projects that were worked on.</param>
[EventName("projects.timesheet-submitted")]
public sealed record TimesheetSubmitted(Guid TimesheetId, Guid PersonId, string PersonName, DateOnly WeekStart,
    int WorkedMinutes, IReadOnlyList<Guid>? ManagerIds = null) : DomainEvent, INotifies, IMovesApproval, ITellsOutside
{
    public static string OutsideName => "week.submitted";

    public OutsideNote ToldOutside() => new(Kinds.Week, TimesheetId) { Changed = ["state"] };

    public ApprovalMoved Approval() => new(Kinds.Week, TimesheetId, ApprovalMove.Asked);

    public IEnumerable<Notice> Notices() =>
        [
            new(NoticeKind.TimeWaits, Kinds.Week, TimesheetId)
            {
                // Taken back and sent again it waits once.
                To = ManagerIds ?? [], Day = WeekStart, Minutes = WorkedMinutes, Settles = NoticeKind.TimeWaits,
            },
        ];
}

/// <summary>Whoever sent a week took it back before anybody decided.</summary>
[EventName("projects.timesheet-recalled")]
public sealed record TimesheetRecalled(Guid TimesheetId) : DomainEvent, IMovesApproval
{
    public ApprovalMoved Approval() => new(Kinds.Week, TimesheetId, ApprovalMove.Withdrawn);
}
