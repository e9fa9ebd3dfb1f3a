using ErpCrm.Contracts.Crm;
using ErpCrm.Demo;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Tasks;
using ErpCrm.Projects.Time;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Demo;

/// <summary>Plays delivery: staffs new projects, records and approves
/// time, accepts milestones, completes what is done.</summary>
internal sealed class ProjectsDemo(ProjectsDbContext db, IBusinessClock clock) : IDemoActor
{
    public int Order => 30;

    public Task BeginAsync(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) return;
        var people = await TeamAsync(day, ct);
        if (people.Count == 0) return;

        var projects = await db.Projects.Include(p => p.Members).Include(p => p.Milestones).Where(p => p.IsOpen)
            .OrderBy(p => p.Code)
            .AsSplitQuery()
            .ToListAsync(ct);
        using (world.As(DemoWork.Managers[0]))
        {
            Staff(world, projects, people, day);
            if (day.DayOfWeek == DayOfWeek.Monday) await ApproveAsync(world, day, ct);
            Accept(projects, day);
            await CompleteAsync(projects, day, ct);
            if (day.DayOfWeek == DayOfWeek.Thursday) await MoveTasksAsync(projects, day, ct);
            await db.SaveChangesAsync(ct);
        }

        var records = day.DayOfWeek is DayOfWeek.Wednesday or DayOfWeek.Friday || day == world.Today;
        if (records) await new DemoTimesheets(db, clock).PlayAsync(world, projects, people, day, ct);
    }

    private async Task<List<Person>> TeamAsync(DateOnly day, CancellationToken ct)
    {
        var names = DemoWork.Team.Select(email => DemoCast.Find(email).Name).Concat(DemoWork.Contractors).ToList();
        var people = await db.People.Where(p => names.Contains(p.Name)).ToListAsync(ct);
        return [.. people.Where(p => p.IsActiveOn(day)).OrderBy(p => names.IndexOf(p.Name))];
    }

    // The day after a project opened: a manager, four or five people, the first tasks.
    private void Staff(DemoWorld world, List<Project> projects, List<Person> people, DateOnly day)
    {
        foreach (var project in projects.Where(p => p.Members.Count == 0))
        {
            var chance = DemoWorld.Chance("projects.staff " + project.Code);
            var manager = project.ManagerId ?? world.UserIds[DemoWork.Managers[chance.Next(DemoWork.Managers.Length)]];
            var others = people.Where(p => p.UserId != manager)
                .OrderBy(p => projects.Count(x => x.Members.Any(m => m.PersonId == p.Id)))
                .ThenBy(_ => chance.Next())
                .Take(chance.Next(3, 5))
                .ToList();
            var members = people.Where(p => p.UserId == manager).Concat(others).ToList();
            Guid[] ids = [.. members.Select(p => p.Id)];
            if (project.EndsOn is not null) project.Staff(manager, ids);
            else
                project.Change(project.Name, project.Terms, project.StartsOn,
                    project.StartsOn.AddDays(chance.Next(75, 170)), manager, ids, workBegan: false, day);
            PlanTasks(project, members, chance, day);
        }
    }

    private void PlanTasks(Project project, List<Person> members, Random chance, DateOnly day)
    {
        var names = DemoWork.Tasks.OrderBy(_ => chance.Next()).Take(chance.Next(6, 10)).ToList();
        var days = Math.Max(30, (project.EndsOn ?? day.AddDays(90)).DayNumber - day.DayNumber);
        for (var i = 0; i < names.Count; i++)
        {
            var task = ProjectTask.Plan(project.Id, names[i], i, i < 2 ? TaskState.InProgress : TaskState.ToDo);
            var estimate = project.BudgetHours is { } budget
                ? (int)(budget * 60 / names.Count / 30) * 30
                : chance.Next(4, 30) * 60;
            task.Change(names[i], null, members[i % members.Count], Math.Max(60, estimate),
                day.AddDays(days * (i + 1) / names.Count), names[i] != "Code review");
            db.Add(task);
        }
    }

    // The week before last is approved on Monday; what was sent last Friday of the play still waits.
    private async Task ApproveAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        var newest = Weeks.MondayOf(world.Today).AddDays(-7);
        var sheets = await db.WholeSheets().Include(s => s.Person)
            .Where(s => s.State == TimesheetState.Submitted && s.WeekStart < day && s.WeekStart < newest)
            .ToListAsync(ct);
        var works = await db.WorkNamesAsync([.. sheets.Select(s => s.Id)], ct);
        var (timur, jyldyz) = (DemoCast.Find(DemoWork.Managers[0]).Name, DemoCast.Find(DemoWork.Managers[1]).Name);
        foreach (var sheet in sheets)
            sheet.Approve(sheet.Person!.Name == timur ? jyldyz : timur, sheet.Person.Name, works, clock.UtcNow);
    }

    // The client accepts some days after the due day, one milestone a day and project.
    private static void Accept(List<Project> projects, DateOnly day)
    {
        foreach (var project in projects.Where(p => p.Billing == BillingMethod.FixedPrice && p.Unplanned == 0))
        {
            var next = project.Milestones.Where(m => !m.IsAccepted).OrderBy(m => m.Position).FirstOrDefault();
            if (next is null) continue;
            var chance = DemoWorld.Chance($"projects.accept {project.Code}", next.Position);
            var due = next.DueOn ?? project.StartsOn.AddDays(30 * next.Position);
            if (day >= due.AddDays(chance.Next(-4, 9))) project.AcceptMilestone(next.Id, day, day);
        }
    }

    // A project is completed after its end, some late, when everything is accepted and all its weeks are approved.
    private async Task CompleteAsync(List<Project> projects, DateOnly day, CancellationToken ct)
    {
        foreach (var project in projects.Where(p => p.EndsOn is not null && p.Milestones.All(m => m.IsAccepted))
            .ToList())
        {
            var chance = DemoWorld.Chance("projects.complete " + project.Code);
            if (day < project.EndsOn!.Value.AddDays(chance.Next(10, 30))) continue;
            if (await db.TimeEntries.AnyAsync(
                e => e.ProjectId == project.Id && e.Timesheet!.State != TimesheetState.Approved, ct))
                continue;
            foreach (var task in await db.Tasks.Where(t => t.ProjectId == project.Id && t.State != TaskState.Done)
                .ToListAsync(ct))
                task.Move(TaskState.Done, task.Position, null, clock.UtcNow);
            project.Complete(day, chance.Next(3) switch
            {
                0 => "Delivered and signed off",
                1 => "Акт подписан",
                _ => "Иш толугу менен бүттү"
            }, day);
            projects.Remove(project);
        }
    }

    private async Task MoveTasksAsync(List<Project> projects, DateOnly day, CancellationToken ct)
    {
        var ids = projects.Select(p => p.Id).ToList();
        var open = await db.Tasks.Where(t => ids.Contains(t.ProjectId) && t.State != TaskState.Done)
            .OrderBy(t => t.Position)
            .ToListAsync(ct);
        foreach (var project in projects)
        {
            var tasks = open.Where(t => t.ProjectId == project.Id).ToList();
            foreach (var task in tasks.Where(
                t => t.State != TaskState.ToDo && t.DueOn <= day.AddDays(t.State == TaskState.Review ? 2 : 7)))
                task.Move(task.State == TaskState.Review ? TaskState.Done : TaskState.Review, task.Position, null,
                    clock.UtcNow);
            foreach (var task in tasks.Where(t => t.State == TaskState.ToDo && t.DueOn <= day.AddDays(21)).Take(2))
                task.Move(TaskState.InProgress, task.Position, null, clock.UtcNow);
        }
    }
}
