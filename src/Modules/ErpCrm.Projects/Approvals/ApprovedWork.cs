using ErpCrm.Contracts.Projects;
using ErpCrm.Projects.Time;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Approvals;

/// <summary>Answers other modules.</summary>
internal sealed class ApprovedWork(ProjectsDbContext db) : IApprovedWork
{
    public async Task<IReadOnlyList<ApprovedEntry>> EntriesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        ids.Count == 0
            ? []
            : await db.TimeEntries.AsNoTracking()
                .Where(e => EF.Parameter(ids).Contains(e.Id) && e.Timesheet!.State == TimesheetState.Approved)
                .Select(e => new ApprovedEntry(e.Id, e.ProjectId, e.Timesheet!.PersonId, e.WorkedOn, e.WorkedMinutes,
                    e.BillableMinutes, e.Timesheet!.DecidedBy, e.Timesheet!.DecidedAt))
                .ToListAsync(ct);

    public async Task<IReadOnlyList<AcceptedMilestone>> MilestonesAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        ids.Count == 0
            ? []
            : await db.Milestones.AsNoTracking()
                .Where(m => EF.Parameter(ids).Contains(m.Id) && m.AcceptedOn != null)
                .Select(m => new AcceptedMilestone(m.Id, m.ProjectId, m.Amount, m.AcceptedOn!.Value))
                .ToListAsync(ct);
}
