using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.Projects;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Tasks;

internal static class TaskUses
{
    /// <summary>What time was recorded on stays.</summary>
    public static async Task RefuseIfTimedAsync(this ProjectsDbContext db, Guid id, CancellationToken ct)
    {
        if (await db.TimeEntries.AnyAsync(e => e.TaskId == id, ct)
            || await db.Set<Time.TimesheetRow>().AnyAsync(r => r.TaskId == id, ct)
            || await db.Timers.AnyAsync(t => t.TaskId == id, ct)
            || await db.MeasuredTimes.AnyAsync(m => m.TaskId == id, ct))
            throw new BusinessRuleException("Time was recorded on this task. Mark it as done instead.");
    }
}

/// <summary>Deletes tasks, as the page of one does.</summary>
internal sealed class DeleteTasks(ProjectsDbContext db, ICurrentUser me, IStringLocalizer<SharedText> shared)
    : IBulkAction
{
    public string Key => "projects.delete-task";

    public string Word => shared["Delete"];

    public string Icon => "trash-2";

    public bool Removes => true;

    public bool IsFor(RecordKind kind, ICurrentUser reader) => reader.Can(ProjectsPermissions.ViewProjects);

    public Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<BulkField>>([]);

    public async Task<BulkEffect> DoAsync(RecordRef record, BulkValues values, CancellationToken ct)
    {
        var task = await db.Tasks.PlannableBy(db, me).OneAsync(record.Id, ct);
        await db.RefuseIfTimedAsync(record.Id, ct);
        var kept = KeptRow.Of(db, task);
        db.Remove(task);
        await db.SaveChangesAsync(ct);
        return BulkEffect.Done(kept, task.Name);
    }

    public async Task UndoAsync(RecordRef record, BulkValues values, string before, CancellationToken ct)
    {
        var task = KeptRow.Restore<ProjectTask>(db, before);
        if (!await db.Projects.WorkableBy(me).AnyAsync(p => p.Id == task.ProjectId && p.IsOpen, ct))
            throw new RecordNotFoundException();
        await db.SaveChangesAsync(ct);
    }
}
