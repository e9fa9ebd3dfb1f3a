using ErpCrm.Demo;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Tasks;
using ErpCrm.Projects.Time;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Demo;

/// <summary>Records what everyone worked since the last time, and sends the week on Friday.</summary>
internal sealed class DemoTimesheets(ProjectsDbContext db, IBusinessClock clock)
{
    private const int Step = 15;

    private readonly Dictionary<Guid, int> _recorded = [];
    private ILookup<Guid, ProjectTask> _tasks = Array.Empty<ProjectTask>().ToLookup(t => t.Id);

    public async Task PlayAsync(DemoWorld world, List<Project> projects, List<Person> people, DateOnly day,
        CancellationToken ct)
    {
        var ids = projects.Select(p => p.Id).ToList();
        foreach (var sum in await db.TimeEntries.Where(e => ids.Contains(e.ProjectId)).GroupBy(e => e.ProjectId)
            .Select(g => new { g.Key, Minutes = g.Sum(e => e.WorkedMinutes) })
            .ToListAsync(ct))
            _recorded[sum.Key] = sum.Minutes;
        _tasks = (await db.Tasks.AsNoTracking().Where(t => ids.Contains(t.ProjectId)
            && t.State != TaskState.Done).OrderBy(t => t.Position).ToListAsync(ct)).ToLookup(t => t.ProjectId);

        var monday = Weeks.MondayOf(day);
        var personIds = people.Select(p => p.Id).ToList();
        var sheets = await db.WholeSheets().Where(s => s.WeekStart == monday && personIds.Contains(s.PersonId))
            .ToDictionaryAsync(s => s.PersonId, ct);
        foreach (var (person, number) in people.Select((p, i) => (p, i)))
        {
            var sheet = sheets.GetValueOrDefault(person.Id) ?? Timesheet.Begin(person.Id, day);
            if (sheet.State != TimesheetState.Open) continue;
            using var acting = ActingUser.Act(person.UserId, person.Name);
            Record(sheet, projects, number, day);
            if (sheet.Entries.Count == 0) continue;
            if (!sheets.ContainsKey(person.Id)) db.Add(sheet);
            if (day.DayOfWeek == DayOfWeek.Friday && monday < Weeks.MondayOf(world.Today))
                sheet.Submit(person.Name, clock.UtcNow, ManagersOf(sheet, projects));
            await db.SaveChangesAsync(ct);
        }
    }

    private static List<Guid> ManagersOf(Timesheet sheet, List<Project> projects) =>
        [.. projects.Where(p => sheet.Entries.Any(e => e.ProjectId == p.Id)).Select(p => p.ManagerId).OfType<Guid>()
            .Distinct()];

    private void Record(Timesheet sheet, List<Project> projects, int person, DateOnly today)
    {
        var mine = projects.Where(p => p.Members.Any(m => m.PersonId == sheet.PersonId)).ToList();
        List<CellTime> cells = [];
        for (var day = sheet.WeekStart; day <= today; day = day.AddDays(1))
        {
            if (!DemoWork.IsWorkingDay(day) || sheet.Entries.Any(e => e.WorkedOn == day)) continue;
            RecordDay(sheet, mine, DemoWorld.Chance($"projects.day {person}", day.DayNumber), day, cells);
        }

        if (cells.Count > 0) sheet.Fill(cells);
    }

    private void RecordDay(Timesheet sheet, List<Project> mine, Random chance, DateOnly day, List<CellTime> cells)
    {
        var left = 360 + (chance.Next(0, 11) * Step);
        var chosen = mine.Where(p => p.StartsOn <= day && Left(p, day) > 0).OrderBy(p => Pace(p, day))
            .ThenBy(p => p.Code)
            .Take(chance.Next(1, 4))
            .ToList();
        for (var i = 0; i < chosen.Count && left > 0; i++)
        {
            var project = chosen[i];
            var part = i == chosen.Count - 1 ? left : Math.Max(60, left * chance.Next(35, 70) / 100 / Step * Step);
            var minutes = Math.Min(left, Math.Min(part, Left(project, day)));
            if (minutes <= 0) continue;
            var tasks = _tasks[project.Id].ToList();
            var own = tasks.Where(t => t.AssigneeId == sheet.PersonId).ToList();
            var task = (own.Count > 0 ? own : tasks) is { Count: > 0 } some
                ? some[chance.Next(Math.Min(2, some.Count))]
                : null;
            var row = sheet.Row(project.Id, task?.Id, project.BillsHours && task?.IsBillable != false);
            cells.Add(new CellTime(row.Id, day, minutes,
                chance.Next(4) == 0 ? DemoWork.Notes[chance.Next(DemoWork.Notes.Length)] : ""));
            _recorded[project.Id] = _recorded.GetValueOrDefault(project.Id) + minutes;
            left -= minutes;
        }
    }

    /// <summary>Minutes that may still be worked: hours keep to the calendar,
    /// and each project ends between 88 and 118 % of its budget.</summary>
    private int Left(Project project, DateOnly day)
    {
        const double Ahead = 0.04;
        var luck = DemoWorld.Chance("projects.luck " + project.Code).Next(88, 119) / 100.0;
        var limit = Budget(project) * luck * Math.Min(1, Elapsed(project, day) + Ahead);
        return Math.Max(0, ((int)limit - _recorded.GetValueOrDefault(project.Id)) / Step * Step);
    }

    /// <summary>How far the hours are ahead of the calendar; those behind are worked on first.</summary>
    private double Pace(Project project, DateOnly day) =>
        (_recorded.GetValueOrDefault(project.Id) / Budget(project)) - Elapsed(project, day);

    private static double Elapsed(Project project, DateOnly day)
    {
        var end = project.EndsOn ?? project.StartsOn.AddDays(120);
        return (day.DayNumber - project.StartsOn.DayNumber + 1) / (double)Math.Max(1,
            end.DayNumber - project.StartsOn.DayNumber);
    }

    /// <summary>Minutes.</summary>
    private static double Budget(Project project) => (double)(project.BudgetHours ?? 400) * 60;
}
