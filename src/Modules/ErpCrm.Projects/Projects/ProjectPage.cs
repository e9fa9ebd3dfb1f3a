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

    /// <param name="project">With milestones and change orders.</param>
    public static async Task<ProjectPage> LoadAsync(ProjectsDbContext db, Project project, bool canEdit,
        CancellationToken ct)
    {
        var members = db.Set<ProjectMember>().Where(m => m.ProjectId == project.Id);
        var names = await db.Users.Where(u => u.Id == project.ManagerId || u.Id == project.SalesOwnerId)
            .Select(u => new { IsMember = false, u.Id, u.Name })
            .Concat(db.People.Where(p => members.Any(m => m.PersonId == p.Id))
                .Select(p => new { IsMember = true, p.Id, p.Name }))
            .ToListAsync(ct);
        string? UserName(Guid? id) => names.Find(n => !n.IsMember && n.Id == id)?.Name;
        var (hours, tasks) = await SumsAsync(db, project.Id, ct);
        return new ProjectPage(project, UserName(project.ManagerId), UserName(project.SalesOwnerId),
            [.. names.Where(n => n.IsMember).Select(n => n.Name).Order(StringComparer.CurrentCulture)], hours, tasks,
            canEdit);
    }

    // What is planned and what was worked, in one question.
    private static async Task<(IReadOnlyList<PersonHours> Hours, IReadOnlyList<TaskCount> Tasks)> SumsAsync(
        ProjectsDbContext db, Guid projectId, CancellationToken ct)
    {
        var planned = db.Tasks.Where(t => t.ProjectId == projectId).GroupBy(t => t.State)
            .Select(g => new Sum { State = g.Key, PersonId = null, Name = null, First = g
                .Count(), Second = g.Sum(t => t.EstimateMinutes ?? 0), Third = 0 });
        var worked = db.TimeEntries.Where(e => e.ProjectId == projectId)
            .Select(e => new
            {
                e.Timesheet!.PersonId, e.Timesheet.Person!.Name, e.WorkedMinutes,
                ApprovedMinutes = e.Timesheet.State == TimesheetState.Approved ? e.WorkedMinutes : 0, e.BillableMinutes
            })
            .GroupBy(e => new { e.PersonId, e.Name })
            .Select(g => new Sum
            {
                State = null,
                PersonId = g.Key.PersonId,
                Name = g.Key.Name,
                First = g.Sum(e => e.WorkedMinutes),
                Second = g.Sum(e => e.ApprovedMinutes),
                Third = g.Sum(e => e.BillableMinutes),
            });
        var sums = await planned.Concat(worked).ToListAsync(ct);
        return (
            [.. sums.Where(s => s.PersonId is not null)
                .Select(s => new PersonHours(s.PersonId!.Value, s.Name ?? "", s.First, s.Second, s.Third))
                .OrderByDescending(h => h.Recorded)
                .ThenBy(h => h.Name)],
            [.. sums.Where(s => s.State is not null).Select(s => new TaskCount(s.State!.Value, s.First, s.Second))]);
    }

    private sealed class Sum
    {
        public required TaskState? State { get; init; }
        public required Guid? PersonId { get; init; }
        public required string? Name { get; init; }
        public required int First { get; init; }
        public required int Second { get; init; }
        public required int Third { get; init; }
    }
}
