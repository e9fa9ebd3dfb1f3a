using ErpCrm.Projects.Projects;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Tasks;

internal sealed record TaskCard(
    Guid Id,
    Guid ProjectId,
    string ProjectName,
    string Name,
    string? AssigneeName,
    int? EstimateMinutes,
    int RecordedMinutes,
    DateOnly? DueOn,
    TaskState State,
    double Position)
{
    public bool IsDone => State == TaskState.Done;

    public static IQueryable<TaskCard> From(ProjectsDbContext db, IQueryable<ProjectTask> tasks) =>
        tasks.Select(t => new TaskCard(
            t.Id, t.ProjectId, t.Project!.Name, t.Name, t.Assignee!.Name, t.EstimateMinutes,
            db.TimeEntries.Where(e => e.TaskId == t.Id).Sum(e => e.WorkedMinutes), t.DueOn, t.State, t.Position));
}

internal sealed record TaskLane(TaskState State, Guid ProjectId, IReadOnlyList<TaskCard> Cards, bool CanPlan)
{
    public int EstimateMinutes => Cards.Sum(c => c.EstimateMinutes ?? 0);
}

/// <summary>The tasks of one project, as a board or a list.</summary>
internal sealed record TaskBoard(Guid ProjectId, string Code, string Name, bool CanPlan, bool AsList,
    IReadOnlyList<TaskLane> Lanes)
{
    private const int MostPerLane = 100;

    public int Count => Lanes.Sum(l => l.Cards.Count);

    public static async Task<TaskBoard> LoadAsync(ProjectsDbContext db, Project project, bool canPlan, bool asList,
        CancellationToken ct)
    {
        var lanes = new List<TaskLane>();
        foreach (var state in Enum.GetValues<TaskState>())
            lanes.Add(await LaneAsync(db, project.Id, state, canPlan, ct));
        return new TaskBoard(project.Id, project.Code, project.Name, canPlan, asList, lanes);
    }

    public static async Task<TaskLane> LaneAsync(ProjectsDbContext db, Guid projectId, TaskState state, bool canPlan,
        CancellationToken ct)
    {
        var tasks = db.Tasks.AsNoTracking().Where(t => t.ProjectId == projectId && t.State == state);
        tasks = state == TaskState.Done ? tasks.OrderByDescending(t => t.DoneAt)
            .ThenBy(t => t.Id) : tasks.OrderBy(t => t.Position).ThenBy(t => t.Id);
        return new TaskLane(state, projectId, await TaskCard.From(db, tasks.Take(MostPerLane)).ToListAsync(ct),
            canPlan);
    }
}

/// <summary>What one person has to do, over all projects.</summary>
internal sealed record MyTasks(IReadOnlyList<TaskCard> Open, bool IsPerson)
{
    public static async Task<MyTasks> LoadAsync(ProjectsDbContext db, Guid? personId, int limit, CancellationToken ct)
    {
        if (personId is null) return new MyTasks([], false);
        var mine = db.Tasks.AsNoTracking()
            .Where(t => t.AssigneeId == personId && t.State != TaskState.Done && t.Project!.IsOpen)
            .OrderBy(t => t.DueOn == null).ThenBy(t => t.DueOn).ThenBy(t => t.Id)
            .Take(limit);
        return new MyTasks(await TaskCard.From(db, mine).ToListAsync(ct), true);
    }
}
