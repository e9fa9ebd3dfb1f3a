using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists.Selection;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Tasks;

internal sealed class AssignTasks(
    ProjectsDbContext db, ICurrentUser me, IBusinessClock clock, IStringLocalizer<ProjectsText> texts)
    : ChangeTasks(db, me)
{
    private const string Assignee = "assignee";
    private const string Nobody = "nobody";

    public override string Key => "projects.task-assignee";

    public override string Word => texts["Assign"];

    public override string Icon => "user-round-pen";

    public override async Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct) =>
    [
        new(Assignee, texts["Assignee"], BulkInput.Choice)
        {
            Options =
            [
                .. await Db.PersonChoicesAsync(clock.Today, [], ct), new SelectListItem(texts["Nobody"], Nobody),
            ],
        },
    ];

    protected override async Task<string?> ChangeAsync(ProjectTask task, BulkValues values, CancellationToken ct)
    {
        var before = task.AssigneeId;
        if (before == values.IdOf(Assignee)) return null;
        task.Assign(await PersonAsync(values.IdOf(Assignee), ct));
        return before?.ToString() ?? Nobody;
    }

    protected override bool IsAs(ProjectTask task, BulkValues values) => task.AssigneeId == values.IdOf(Assignee);

    protected override async Task ResetAsync(ProjectTask task, string before, CancellationToken ct) =>
        task.Assign(await PersonAsync(Guid.TryParse(before, out var id) ? id : null, ct));

    private async Task<Person?> PersonAsync(Guid? id, CancellationToken ct) => id is null
        ? null
        : await Db.People.FindAsync([id], ct)
            ?? throw new BusinessRuleException("Choose somebody of the list.") { Field = Assignee };
}
