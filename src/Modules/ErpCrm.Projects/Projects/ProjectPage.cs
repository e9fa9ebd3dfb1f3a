using ErpCrm.Projects.Milestones;
using ErpCrm.Projects.Tasks;
using ErpCrm.Projects.Time;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Projects;

internal sealed record PersonHours(Guid PersonId, string Name, int Recorded, int Approved, int Billable);

internal sealed record TaskCount(TaskState State, int Count, int EstimateMinutes);

/// <summary>One project's page.</summary>
internal sealed record ProjectPage(
    Project Project,
    string? ManagerName,
    string? SalesOwnerName,
    IReadOnlyList<string> Members,
    IReadOnlyList<PersonHours> Hours,
    IReadOnlyList<TaskCount> Tasks,
    bool CanEdit)
{
    public IReadOnlyList<Milestone> Milestones => [.. Project.Milestones.OrderBy(m => m.Position)];

    public Burn Burn => new(Hours.Sum(h => h.Recorded), Project.BudgetHours);

    public static async Task<ProjectPage> LoadAsync(ProjectsDbContext db, Project project, bool canEdit, CancellationToken ct)
    {
        var memberIds = project.Members.Select(m => m.PersonId).ToList();
        var names = await db.Users.Where(u => u.Id == project.ManagerId || u.Id == project.SalesOwnerId).Select(u => new { IsMember = false, u.Id, u.Name })
            .Concat(db.People.Where(p => memberIds.Contains(p.Id)).Select(p => new { IsMember = true, p.Id, p.Name }))
            .ToListAsync(ct);
        string? UserName(Guid? id) => names.Find(n => !n.IsMember && n.Id == id)?.Name;
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.ProjectId == project.Id)
            .GroupBy(t => t.State)
            .Select(g => new TaskCount(g.Key, g.Count(), g.Sum(t => t.EstimateMinutes ?? 0)))
            .ToListAsync(ct);
        return new ProjectPage(project, UserName(project.ManagerId), UserName(project.SalesOwnerId), [.. names.Where(n => n.IsMember).Select(n => n.Name).Order(StringComparer.CurrentCulture)], await HoursAsync(db, project.Id, ct), tasks, canEdit);
    }

    private static async Task<IReadOnlyList<PersonHours>> HoursAsync(ProjectsDbContext db, Guid projectId, CancellationToken ct)
    {
        var sums = await db.TimeEntries.AsNoTracking().Where(e => e.ProjectId == projectId)
            .Select(e => new { e.Timesheet!.PersonId, e.Timesheet.Person!.Name, e.WorkedMinutes, ApprovedMinutes = e.Timesheet.State == TimesheetState.Approved ? e.WorkedMinutes : 0, e.BillableMinutes })
            .GroupBy(e => new { e.PersonId, e.Name })
            .Select(g => new
            {
                g.Key.PersonId,
                g.Key.Name,
                Recorded = g.Sum(e => e.WorkedMinutes),
                Approved = g.Sum(e => e.ApprovedMinutes),
                Billable = g.Sum(e => e.BillableMinutes),
            })
            .ToListAsync(ct);
        return [.. sums.Select(s => new PersonHours(s.PersonId, s.Name, s.Recorded, s.Approved, s.Billable)).OrderByDescending(h => h.Recorded).ThenBy(h => h.Name)];
    }
}
