using ErpCrm.Contracts.Projects;
using ErpCrm.SharedKernel;

namespace ErpCrm.Projects.Time;

// An approved week is opened again only when finance could take its deliveries back: it is asked, and answers.
internal sealed partial class Timesheet
{
    /// <summary>Finance was asked and has not answered.</summary>
    public bool IsReopening { get; private set; }

    /// <summary>Why it is to be opened again; empty when only the approval is taken back.</summary>
    public string ReopenReason { get; private set; } = "";

    /// <summary>What stood against it: an invoice number, <c>draft</c>
    /// or <c>written off</c>; empty when nothing.</summary>
    public string ReopenObstacle { get; private set; } = "";

    /// <summary>Takes the approval back: the week waits again.</summary>
    public void UndoApproval() => AskToReopen("");

    /// <summary>Opens the week for its person to correct.</summary>
    public void AskToReopen(string by, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new BusinessRuleException("Enter a reason.") { Field = "Reason" };
        AskToReopen(reason.Trim());
        DecidedBy = by;
    }

    /// <summary>Finance took the deliveries back.</summary>
    /// <param name="works">Engagement and task name of each row, by row id.</param>
    public void Reopen(string personName, IReadOnlyDictionary<Guid, WorkName> works, DateTime now)
    {
        if (!IsReopening) return;
        var entries = Approved(personName, works);
        (State, SentBackReason) = ReopenReason.Length == 0 ? (TimesheetState.Submitted, "") : (TimesheetState.Open,
            ReopenReason);
        (IsReopening, DecidedAt) = (false, now);
        Raise(new TimeReopened(Id, PersonId, WeekStart, ReopenReason, entries));
    }

    /// <summary>Something of it is billed: it stays approved.</summary>
    public void StayApproved(string obstacle)
    {
        if (IsReopening) (IsReopening, ReopenObstacle) = (false, obstacle);
    }

    private void AskToReopen(string reason)
    {
        if (State != TimesheetState.Approved) throw new BusinessRuleException("This week is not approved.");
        if (IsReopening) throw new BusinessRuleException("This week is being opened already.");
        (IsReopening, ReopenReason, ReopenObstacle) = (true, reason, "");
        Raise(new TimeWithdrawalAsked(Id, PersonId, WeekStart, [.. _entries.Select(e => e.Id)]));
    }

    private List<ApprovedTime> Approved(string personName, IReadOnlyDictionary<Guid, WorkName> works) =>
        [.. _entries.OrderBy(e => e.WorkedOn).Select(e => new ApprovedTime(
            e.Id, works[e.RowId].EngagementId, e.ProjectId, PersonId, personName, works[e.RowId].TaskName, e.Note,
            e.WorkedOn, e.WorkedMinutes, e.BillableMinutes))];
}
