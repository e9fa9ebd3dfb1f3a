using ErpCrm.Contracts.Crm;
using ErpCrm.Demo.Seeding;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Time;

namespace ErpCrm.Projects.Seeding;

/// <summary>Everybody's week: five days on one to four rows.</summary>
internal sealed class SeedTimesheets(ProjectsDbContext db, SeedWorld world, IReadOnlyList<Person> people)
{
    private const int WorkingDays = 5;
    private const int WorkedADay = 9 * 60;
    private const int MostRows = 4;
    private const int MostRowsAtTheEnd = 20;
    private static readonly string[] Notes = ["", "", "", "Workshop with the client", "Созвон, протокол", "Тестирлөө",
        "Code and review", "Отчёт"];
    private int _owed;

    /// <summary>The entries of a week, spread over the people who have a
    /// project; what nobody could record is made up for later.</summary>
    public void Record(SeedWeek week, IReadOnlyList<ActiveProject> projects)
    {
        _owed += world.Share(world.Size.Time, week.Number);
        var days = Math.Min(WorkingDays, week.LastDay.DayNumber - week.Monday.DayNumber + 1);
        var most = days * (week.Number == world.Weeks - 1 ? MostRowsAtTheEnd : MostRows);
        for (var number = 0; number < people.Count && _owed > 0 && projects.Count > 0; number++)
        {
            var left = people.Count - number;
            _owed -= Write(week, number, days, Math.Min(most, (_owed + left - 1) / left), projects);
        }
    }

    private int Write(SeedWeek week, int number, int days, int entries, IReadOnlyList<ActiveProject> projects)
    {
        var person = people[number];
        // For some weeks the same project, then another; the larger ones more often.
        var chance = SeedWorld.Chance("projects.work", (number * 1000) + (week.Number / 4));
        var sheet = Timesheet.Begin(person.Id, week.Monday);
        var works = new Dictionary<Guid, WorkName>();
        var cells = new List<CellTime>();
        for (var attempt = 0; cells.Count < entries && attempt < 2 * MostRowsAtTheEnd; attempt++)
        {
            if (Choose(projects, person.Id, chance) is not { } project) return 0;
            var task = project.Tasks[chance.Next(project.Tasks.Count)];
            var row = sheet.Row(project.Id, task.Id,
                task.IsBillable && project.Billing == BillingMethod.TimeAndMaterial);
            if (!works.TryAdd(row.Id, project.Work with { TaskName = task.Name })) continue;
            var minutes = Math.Min(30 * chance.Next(2, 12), WorkedADay * days / entries / 15 * 15);
            for (var day = 0; day < days && cells.Count < entries; day++)
                cells.Add(new CellTime(row.Id, week.Monday.AddDays(day), Math.Max(15, minutes),
                    Notes[(number + works.Count + day) % Notes.Length]));
        }

        sheet.Fill(cells);
        Decide(sheet, week, person, works, number);
        db.Add(sheet);
        return cells.Count;
    }

    // The current week is being written, the last one waits for approval, all others are approved.
    private void Decide(Timesheet sheet, SeedWeek week, Person person, Dictionary<Guid, WorkName> works, int number)
    {
        if (week.Number == world.Weeks - 1) return;
        sheet.Submit(person.Name, world.Moment(week.Day(4), 17));
        if (week.Number == world.Weeks - 2) return;
        sheet.Approve(world.UserOf(BuiltInRoles.ProjectManager, number).Person.Name, person.Name, works,
            world.Moment(week.LastDay, 19));
    }

    private static ActiveProject? Choose(IReadOnlyList<ActiveProject> projects, Guid personId, Random chance)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var project = projects[SeedWorld.Skewed(chance, projects.Count)];
            if (project.Takes(personId)) return project;
        }

        return projects.FirstOrDefault(p => p.Takes(personId));
    }
}
