using ErpCrm.Projects.Projects;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Time;

/// <summary>What time can be recorded on: a project, or one of its
/// tasks. Posted as <c>project</c> or <c>project:task</c>.</summary>
internal sealed record Work(Guid ProjectId, Guid? TaskId, string Name, bool IsBillable)
{
    public static (Guid Project, Guid? Task)? Parse(string? text)
    {
        var parts = (text ?? "").Split(':');
        if (!Guid.TryParse(parts[0], out var project)) return null;
        return parts.Length > 1 ? Guid.TryParse(parts[1], out var task) ? (project, task) : null : (project, null);
    }
}

internal static class Works
{
    /// <summary>Projects one week can be filled with at once.</summary>
    public const int MostBooked = 40;

    private const int Shown = 12;

    /// <summary>Open projects the person is a member of, or that have no members.</summary>
    public static IQueryable<Project> TakingTimeOf(this IQueryable<Project> projects, Guid personId) =>
        projects.Where(p => p.IsOpen && (!p.Members.Any() || p.Members.Any(m => m.PersonId == personId)));

    /// <summary>Finds a work the person may record time on.</summary>
    public static async Task<Work?> FindWorkAsync(this ProjectsDbContext db, Guid personId, Guid projectId,
        Guid? taskId, CancellationToken ct)
    {
        var project = await db.Projects.AsNoTracking().TakingTimeOf(personId).Where(p => p.Id == projectId)
            .Select(p => new { p.Name, p.Billing })
            .FirstOrDefaultAsync(ct);
        if (project is null) return null;
        var billed = project.Billing == Contracts.Crm.BillingMethod.TimeAndMaterial;
        if (taskId is null) return new Work(projectId, null, project.Name, billed);
        var task = await db.Tasks.AsNoTracking().Where(t => t.Id == taskId && t.ProjectId == projectId)
            .Select(t => new { t.Name, t.IsBillable })
            .FirstOrDefaultAsync(ct);
        return task is null ? null : new Work(projectId, taskId, task.Name, billed && task.IsBillable);
    }

    /// <summary>Those of the projects that the person may record time on, by id.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Work>> FindWorksAsync(this ProjectsDbContext db, Guid personId,
        IReadOnlyCollection<Guid> projectIds, CancellationToken ct) =>
        await db.Projects.AsNoTracking().TakingTimeOf(personId).Where(p => projectIds.Contains(p.Id))
            .Select(p => new Work(p.Id, null, p.Name, p.Billing == Contracts.Crm.BillingMethod.TimeAndMaterial))
            .ToDictionaryAsync(w => w.ProjectId, ct);

    /// <summary>Choices for a picker: the person's own open tasks first, then projects, then other tasks.</summary>
    public static async Task<IReadOnlyList<PickerOption>> OptionsAsync(ProjectsDbContext db, Guid personId,
        string? typed, CancellationToken ct)
    {
        var projects = db.Projects.AsNoTracking().TakingTimeOf(personId);
        var tasks = db.Tasks.AsNoTracking()
            .Where(t => t.State != Tasks.TaskState.Done && projects.Any(p => p.Id == t.ProjectId));
        foreach (var word in SearchText.Words(typed))
        {
            projects = projects.Where(p => p.SearchText.Contains(word));
            tasks = tasks.Where(t => t.SearchText.Contains(word) || t.Project!.SearchText.Contains(word));
        }

        var found = await tasks.OrderByDescending(t => t.AssigneeId == personId).ThenBy(t => t.Name).Take(Shown)
            .Select(t => new { t.Id, t.ProjectId, t.Name, Project = t.Project!.Name }).ToListAsync(ct);
        var whole = await projects.OrderBy(p => p.Name).Take(Shown).Select(p => new { p.Id, p.Name, p.CompanyName })
            .ToListAsync(ct);
        return [.. whole.Select(p => new PickerOption(p.Id.ToString(), p.Name, p.CompanyName)),
            .. found.Select(t => new PickerOption($"{t.ProjectId}:{t.Id}", t.Name, t.Project))];
    }

    /// <summary>Engagement and task name of the rows of weeks, by row id.</summary>
    public static async Task<IReadOnlyDictionary<Guid, WorkName>> WorkNamesAsync(this ProjectsDbContext db,
        IReadOnlyCollection<Guid> timesheetIds, CancellationToken ct) =>
        await db.Set<TimesheetRow>().AsNoTracking()
            .Where(r => timesheetIds.Contains(r.TimesheetId))
            .Select(r => new
            {
                r.Id,
                Engagement = db.Projects.Where(p => p.Id == r.ProjectId).Select(p => p.EngagementId).First(),
                Task = db.Tasks.Where(t => t.Id == r.TaskId).Select(t => t.Name).FirstOrDefault() ?? "",
            })
            .ToDictionaryAsync(r => r.Id, r => new WorkName(r.Engagement, r.Task), ct);
}
