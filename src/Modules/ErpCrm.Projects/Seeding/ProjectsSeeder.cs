using ErpCrm.Contracts.Crm;
using ErpCrm.Demo.Seeding;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Tasks;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Seeding;

/// <summary>Staffs the projects that won deals opened, records and
/// approves time, accepts milestones, completes what is done.</summary>
internal sealed class ProjectsSeeder(ProjectsDbContext db) : ISeeder
{
    private static readonly string[] TaskNames = ["Analysis", "Дизайн", "Иштеп чыгуу", "Testing", "Внедрение",
        "Project management"];
    private readonly List<ActiveProject> _active = [];
    private readonly SortedDictionary<int, List<Guid>> _ends = [];
    private readonly SortedDictionary<int, List<(Guid Project, Guid Milestone)>> _milestones = [];
    private List<Person> _people = [];
    private SeedTimesheets? _timesheets;

    public int Order => 30;

    public async Task BeginAsync(SeedWorld world, CancellationToken ct)
    {
        db.ForBulk();
        var workers = world.Users.Where(u => u.Person.Rate > 0).Select((user, index) => (user.Id, index))
            .ToDictionary(u => u.Id, u => u.index);
        var known = await db.People.AsNoTracking().Where(p => p.UserId != null).ToListAsync(ct);
        _people = [.. known.Where(p => workers.ContainsKey(p.UserId!.Value)).OrderBy(p => workers[p.UserId!.Value])];
        _timesheets = new SeedTimesheets(db, world, _people);
    }

    public async Task PlayAsync(SeedWorld world, SeedWeek week, CancellationToken ct)
    {
        using var acting = SeedWorld.As(world.UserOf(BuiltInRoles.ProjectManager, week.Number));
        await StaffAsync(world, week, ct);
        await db.SaveBulkAsync(ct);
        _timesheets!.Record(week, _active);
        await AcceptAsync(week, ct);
        await db.SaveBulkAsync(ct);
        await CompleteAsync(world, week, ct);
        await db.SaveBulkAsync(ct);
    }

    public Task EndAsync(SeedWorld world, CancellationToken ct) => Task.CompletedTask;

    // Projects that opened this week have no tasks yet.
    private async Task StaffAsync(SeedWorld world, SeedWeek week, CancellationToken ct)
    {
        var since = week.Monday.AddDays(-7);
        var opened = await db.Projects.Include(p => p.Milestones).Include(p => p.Members).AsSplitQuery()
            .Where(p => p.StartsOn >= since && !db.Tasks.Any(t => t.ProjectId == p.Id)).TagWith(SeedWorld.Tag)
            .ToListAsync(ct);
        foreach (var project in opened.OrderBy(p => p.Code.Length).ThenBy(p => p.Code, StringComparer.Ordinal))
        {
            var chance = SeedWorld.Chance("projects.staff " + project.Code);
            var first = chance.Next(_people.Count);
            if (chance.Next(10) < 3)
                project.Staff(project.ManagerId, [
                    .. Enumerable.Range(first, Math.Min(8, _people.Count)).Select(i => _people[i % _people.Count].Id)]);
            _active.Add(ActiveProject.Of(project, PlanTasks(project, chance)));
            var end = Math.Max(week.Number + 4,
                WeekOf(world, project.EndsOn ?? project.StartsOn.AddDays(chance.Next(60, 400))) + chance.Next(1, 5));
            Add(_ends, end, project.Id);
            foreach (var milestone in project.Milestones)
                Add(_milestones,
                    Math.Min(end - 1,
                        Math.Max(week.Number + 1, WeekOf(world, milestone.DueOn!.Value) + chance.Next(3))),
                    (project.Id, milestone.Id));
        }
    }

    private List<ActiveTask> PlanTasks(Project project, Random chance)
    {
        var tasks = new List<ActiveTask>();
        for (var i = 0; i < chance.Next(2, 6); i++)
        {
            var task = ProjectTask.Plan(project.Id, TaskNames[i], i, i < 2 ? TaskState.InProgress : TaskState.ToDo);
            task.Change(TaskNames[i], null, i % 2 == 0 ? _people[chance.Next(_people.Count)] : null,
                60 * chance.Next(4, 80), project.StartsOn.AddDays(14 * (i + 1)), i != 3);
            db.Add(task);
            tasks.Add(new ActiveTask(task.Id, task.Name, task.IsBillable));
        }

        return tasks;
    }

    private async Task AcceptAsync(SeedWeek week, CancellationToken ct)
    {
        if (!_milestones.Remove(week.Number, out var due)) return;
        var ids = due.Select(d => d.Project).Distinct().ToList();
        var projects = await db.Projects.Include(p => p.Milestones).Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, ct);
        foreach (var (project, milestone) in due)
            projects[project].AcceptMilestone(milestone, week.Day(3), week.LastDay);
    }

    private async Task CompleteAsync(SeedWorld world, SeedWeek week, CancellationToken ct)
    {
        // What was recorded in the last weeks is not approved yet.
        if (week.Number >= world.Weeks - 2 || !_ends.Remove(week.Number, out var ending)) return;
        var tasks = await db.Tasks.Where(t => ending.Contains(t.ProjectId)).ToListAsync(ct);
        foreach (var task in tasks) task.Move(TaskState.Done, task.Position, null, world.Moment(week.LastDay, 20));
        foreach (var project in await db.Projects.Include(p => p.Members).Where(p => ending.Contains(p.Id))
            .ToListAsync(ct))
            project.Complete(week.LastDay, "Delivered and signed off", week.LastDay);
        _active.RemoveAll(p => ending.Contains(p.Id));
    }

    private static int WeekOf(SeedWorld world, DateOnly day) => (day.DayNumber - world.FirstDay.DayNumber) / 7;

    private static void Add<T>(SortedDictionary<int, List<T>> plan, int week, T item)
    {
        if (!plan.TryGetValue(week, out var items)) plan[week] = items = [];
        items.Add(item);
    }
}
