using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Tasks;

internal sealed class MoveTasks(
    ProjectsDbContext db, ICurrentUser me, IBusinessClock clock, IStringLocalizer<ProjectsText> texts,
    IStringLocalizer<SharedText> shared)
    : ChangeTasks(db, me)
{
    private const string State = "state";

    public override string Key => "projects.task-state";

    public override string Word => texts["Change the status"];

    public override string Icon => "list-todo";

    public override Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<BulkField>>(
        [
            new(State, shared["Status"], BulkInput.Choice)
            {
                Options =
                [
                    .. Enum.GetValues<TaskState>().Select(s => new SelectListItem(texts.Word(s), s.ToString())),
                ],
            },
        ]);

    protected override async Task<string?> ChangeAsync(ProjectTask task, BulkValues values, CancellationToken ct)
    {
        var before = task.State;
        var state = values.ChoiceOf<TaskState>(State)
            ?? throw new BusinessRuleException("Choose one of the list.") { Field = State };
        if (state == before) return null;
        await MoveAsync(task, state, ct);
        return before.ToString();
    }

    protected override bool IsAs(ProjectTask task, BulkValues values) =>
        task.State == values.ChoiceOf<TaskState>(State);

    protected override Task ResetAsync(ProjectTask task, string before, CancellationToken ct) =>
        MoveAsync(task, Enum.Parse<TaskState>(before), ct);

    private async Task MoveAsync(ProjectTask task, TaskState state, CancellationToken ct)
    {
        var last = await Db.Tasks.Where(t => t.ProjectId == task.ProjectId && t.State == state)
            .MaxAsync(t => (double?)t.Position, ct);
        task.Move(state, last, null, clock.UtcNow);
    }
}
