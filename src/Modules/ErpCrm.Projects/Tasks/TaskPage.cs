using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.Projects;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Tasks;

/// <summary>One task with what was recorded on it.</summary>
/// <param name="CanPlan">Whether the reader may change it: its project is open and he works on it or edits it.</param>
internal sealed record TaskPage(ProjectTask Task, string ProjectCode, string ProjectName, string? AssigneeName,
    int RecordedMinutes, bool CanPlan)
{
    public static async Task<TaskPage> LoadAsync(ProjectsDbContext db, ICurrentUser me, Guid id, CancellationToken ct)
    {
        var (visible, workable) = (db.Projects.VisibleTo(me), db.Projects.WorkableBy(me));
        var found = await db.Tasks.AsNoTracking()
            .Where(t => t.Id == id && visible.Any(p => p.Id == t.ProjectId))
            .Select(t => new TaskPage(t, t.Project!.Code, t.Project.Name, t.Assignee!.Name,
                db.TimeEntries.Where(e => e.TaskId == t.Id).Sum(e => e.WorkedMinutes),
                t.Project.IsOpen && workable.Any(p => p.Id == t.ProjectId)))
            .FirstOrDefaultAsync(ct);
        return found.OrNotFound();
    }
}
