using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Text;

namespace ErpCrm.Projects.Tasks;

/// <summary>A task, seen by those who see its project.</summary>
internal sealed class TaskRecord : Record<ProjectsDbContext, ProjectTask>
{
    public override string Key => Kinds.Task;

    public override RecordWords Words { get; } = new(typeof(ProjectsText), "Task", "Tasks");

    public override string Icon => "list-todo";

    public override RecordRights Rights { get; } = new(ProjectsPermissions.ViewProjects);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("Whoever does a task says that it is done.", RecordAbility.Approval)
        .And("A task that is there twice is deleted.", RecordAbility.Merge);

    public override string ListUrl => "/projects/tasks";

    public override Expression<Func<ProjectTask, string>> Title { get; } = t => t.Name;

    public override RecordSearch<ProjectTask> Search { get; } = new(t => t.SearchText)
    {
        Among = t => t.State != TaskState.Done,
        Detail = t => t.Project!.Name,
    };

    public override IReadOnlyList<Field<ProjectTask>> Fields { get; } =
    [
        Fields<ProjectTask>.Text("name", "Name", t => t.Name).Sorts().Imports(),
        Fields<ProjectTask>.Record("project", "Project", Kinds.Project, t => t.ProjectId, t => t.Project!.Name)
            .Imports(),
        Fields<ProjectTask>.Text("description", "Description", t => t.Description).Imports(),
        Fields<ProjectTask>.Minutes("estimateMinutes", "Estimate minutes", t => t.EstimateMinutes).Imports(),
        Fields<ProjectTask>.Date("dueOn", "Due on", t => t.DueOn).Sorts().Imports(),
        Fields<ProjectTask>.Choice("state", "State", t => t.State).Sorts(),
        Fields<ProjectTask>.Flag("isBillable", "Is billable", t => t.IsBillable).Imports(),
    ];

    public override Task<IReadOnlyList<RecordStage>> StagesAsync(IServiceProvider services, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<RecordStage>>(
            [.. Enum.GetValues<TaskState>().Select(state => new RecordStage(
                state.ToString(), ErpCrm.Projects.Words.KeyOf(state)))]);

    public override IQueryable<ProjectTask> Visible(Asking<ProjectsDbContext> asking)
    {
        var projects = asking.Db.Projects.VisibleTo(asking.Me);
        return asking.Db.Tasks.Where(t => projects.Any(p => p.Id == t.ProjectId));
    }

    protected override IQueryable<ProjectTask> Changeable(Asking<ProjectsDbContext> asking) =>
        asking.Db.Tasks.PlannableBy(asking.Db, asking.Me);
}
