using System.Globalization;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Text;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Tasks;

/// <summary>Something that is done with several tasks: those that the reader plans, of projects that are
/// open.</summary>
internal abstract class ChangeTasks(ProjectsDbContext db, ICurrentUser me) : IBulkAction
{
    public abstract string Key { get; }

    public abstract string Word { get; }

    public abstract string Icon { get; }

    public virtual bool CanUndo => true;

    protected ProjectsDbContext Db => db;

    // People plan the tasks of the projects they work on, whatever else they may change.
    public bool IsFor(RecordKind kind, ICurrentUser reader) => reader.Can(ProjectsPermissions.ViewProjects);

    public abstract Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct);

    public async Task<BulkEffect> DoAsync(RecordRef record, BulkValues values, CancellationToken ct)
    {
        var task = await db.Tasks.PlannableBy(db, me).OneAsync(record.Id, ct);
        if (await ChangeAsync(task, values, ct) is not { } before) return BulkEffect.Nothing;
        await db.SaveChangesAsync(ct);
        return BulkEffect.Done(before);
    }

    public async Task UndoAsync(RecordRef record, BulkValues values, string before, CancellationToken ct)
    {
        var task = await db.Tasks.PlannableBy(db, me).OneAsync(record.Id, ct);
        if (!IsAs(task, values)) throw new BusinessRuleException("Somebody changed it since.");
        await ResetAsync(task, before, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Changes one; what it was before, null when it was so already.</summary>
    protected abstract Task<string?> ChangeAsync(ProjectTask task, BulkValues values, CancellationToken ct);

    /// <summary>Whether it still is as it was made.</summary>
    protected abstract bool IsAs(ProjectTask task, BulkValues values);

    protected abstract Task ResetAsync(ProjectTask task, string before, CancellationToken ct);
}

internal sealed class DateTasks(
    ProjectsDbContext db, ICurrentUser me, IStringLocalizer<ProjectsText> texts, IStringLocalizer<SharedText> shared)
    : ChangeTasks(db, me)
{
    private const string DueOn = "dueOn";
    private const string Format = "yyyy-MM-dd";

    public override string Key => "projects.task-due";

    public override string Word => texts["Set the due date"];

    public override string Icon => "calendar-clock";

    public override Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<BulkField>>(
        [
            new(DueOn, shared["Due"], BulkInput.Day) { IsRequired = false, Hint = texts["Empty: without a due date."] },
        ]);

    protected override Task<string?> ChangeAsync(ProjectTask task, BulkValues values, CancellationToken ct)
    {
        var before = task.DueOn;
        if (before == values.DayOf(DueOn)) return Task.FromResult<string?>(null);
        task.Reschedule(values.DayOf(DueOn));
        return Task.FromResult<string?>(
            before?.ToString(Format, CultureInfo.InvariantCulture) ?? "");
    }

    protected override bool IsAs(ProjectTask task, BulkValues values) => task.DueOn == values.DayOf(DueOn);

    protected override Task ResetAsync(ProjectTask task, string before, CancellationToken ct)
    {
        var hadDay = DateOnly.TryParseExact(
            before, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        task.Reschedule(hadDay ? day : null);
        return Task.CompletedTask;
    }
}
