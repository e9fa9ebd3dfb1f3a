using ErpCrm.Demo;
using ErpCrm.Platform.Security;
using ErpCrm.Resources.Absences;
using ErpCrm.Resources.Bookings;
using ErpCrm.Resources.Capacity;
using ErpCrm.Resources.Departments;
using ErpCrm.Resources.Holidays;
using ErpCrm.Resources.People;
using ErpCrm.Resources.Projects;
using ErpCrm.Resources.Rates;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Demo;

/// <summary>The people side of the demo company: departments, hours,
/// rates, holidays, leave and who is booked on what.</summary>
internal sealed class ResourcesDemo(ResourcesDbContext db) : IDemoActor
{
    private const string Manager = "marat@orda.example";
    private const string Owner = "aida@orda.example";
    private const string PartTimer = "meerim@orda.example";
    private const int PlannedWeeks = 8;

    /// <summary>Booked on more than they have hours for, in the coming weeks.</summary>
    private static readonly string[] Overbooked = ["bakyt@orda.example", "anna@orda.example"];

    public int Order => 10;

    public async Task BeginAsync(DemoWorld world, CancellationToken ct)
    {
        using var acting = ActingUser.Act(null, null);
        foreach (var name in DemoCast.All.Select(p => p.Department).Distinct()) db.Add(new Department(name));
        for (var year = world.FirstDay.Year; year <= world.Today.AddMonths(3).Year; year++)
            db.AddRange(KyrgyzHolidays.Of(year).Select(h => new Holiday(h.Day, h.Name)));
        await db.SaveChangesAsync(ct);

        foreach (var cast in DemoCast.All.Where(p => p.Role is null))
        {
            var person = new Person(FactsOf(cast, world), await DepartmentAsync(cast, ct), null);
            db.Add(person);
            db.AddRange(RatesOf(cast, person, world));
        }

        await db.SaveChangesAsync(ct);
    }

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        await SettleNewcomersAsync(world, ct);
        await AskForLeaveAsync(world, day, ct);
        if (day == world.Today) await AskForWinterAsync(world, ct);
        if (day.DayOfWeek == DayOfWeek.Monday || day == world.Today) await PlanAsync(world, day, ct);
    }

    /// <summary>People made from users have neither department nor rates yet.</summary>
    private async Task SettleNewcomersAsync(DemoWorld world, CancellationToken ct)
    {
        var newcomers = await db.People.Include(p => p.Hours).Where(p => p.DepartmentId == null && p.UserId != null)
            .ToListAsync(ct);
        if (newcomers.Count == 0) return;
        var users = await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, ct);
        using var acting = ActAs(world, Manager);
        foreach (var person in newcomers)
        {
            if (DemoCast.All.FirstOrDefault(p => p.Email == person.Email) is not { } cast
                || !users.TryGetValue(person.UserId!.Value, out var user))
                continue;
            person.Change(FactsOf(cast, world), await DepartmentAsync(cast, ct), user);
            if (cast.Email == PartTimer) person.SetHours(world.FirstDay, [360, 360, 360, 360, 0, 0, 0]);
            db.AddRange(RatesOf(cast, person, world));
        }

        await db.SaveChangesAsync(ct);
    }

    private static PersonFacts FactsOf(DemoPerson cast, DemoWorld world)
    {
        var chance = DemoWorld.Chance("resources.joined", cast.Email.Length + cast.Name.Length);
        return new PersonFacts(cast.Name, cast.Email, cast.Job, world.FirstDay.AddDays(-chance.Next(60, 1500)), null,
            WorksOnProjects: cast.Rate > 0);
    }

    private static List<PersonRate> RatesOf(DemoPerson cast, Person person, DemoWorld world)
    {
        var first = world.FirstDay.AddMonths(-1);
        var raise = new DateOnly(world.FirstDay.Year, world.FirstDay.Month, 1).AddMonths(6);
        var rates = new List<PersonRate>();
        rates.Add(new PersonRate(person.Id, first, cast.Cost, cast.Rate > 0 ? cast.Rate : null, rates));
        rates.Add(
            new PersonRate(person.Id, raise, Raised(cast.Cost, 1.08m), cast.Rate > 0 ? Raised(cast.Rate, 1.06m) : null,
                rates));
        return rates;
    }

    private static decimal Raised(decimal rate, decimal by) => Rounding.Round(rate * by / 10, 0) * 10;

    private async Task<Department> DepartmentAsync(DemoPerson cast, CancellationToken ct) =>
        db.Departments.Local.FirstOrDefault(d => d.Name == cast.Department)
            ?? await db.Departments.FirstAsync(d => d.Name == cast.Department, ct);

    /// <summary>Leave is asked for weeks ahead and granted the same day; the latest requests still wait.</summary>
    private async Task AskForLeaveAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        var asked = DemoLeave.Of(world.FirstDay).Where(l => l.AskedOn == day).ToList();
        if (asked.Count == 0) return;
        foreach (var leave in asked)
        {
            if (await db.People.FirstOrDefaultAsync(p => p.Email == leave.Email, ct) is not { } person) continue;
            using var acting = ActAs(world, leave.Email);
            var absence = new Absence(person, leave.FirstDay, leave.LastDay,
                leave.IsSick ? AbsenceKind.Sick : AbsenceKind.Vacation, false, null, [], world.Moment(day, 10));
            if (leave.FirstDay <= world.Today.AddDays(28))
                absence.Approve(new ActingUser(Boss(world), DemoCast.Find(Manager).Name));
            db.Add(absence);
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Two requests that nobody has decided yet.</summary>
    private async Task AskForWinterAsync(DemoWorld world, CancellationToken ct)
    {
        foreach (var (email, weeks, note) in new[] { ("anna@orda.example", 9, "Поездка к родителям"), (
            "daniyar@orda.example", 10, "Үй-бүлөлүк иштер") })
        {
            if (await db.People.FirstOrDefaultAsync(p => p.Email == email, ct) is not { } person) continue;
            using var acting = ActAs(world, email);
            var first = Weeks.MondayOf(world.Today).AddDays(7 * weeks);
            db.Add(new Absence(person, first, first.AddDays(4), AbsenceKind.Vacation, false, note, [],
                world.Moment(world.Today, 9)));
        }

        await LeaveOfDirectorAsync(world, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The director is away at the end of the play: his substitute decides for him.</summary>
    private async Task LeaveOfDirectorAsync(DemoWorld world, CancellationToken ct)
    {
        if (await db.People.FirstOrDefaultAsync(p => p.Email == Manager, ct) is not { } director) return;
        using var acting = ActAs(world, Owner);
        var leave = new Absence(director, world.Today, world.Today.AddDays(4), AbsenceKind.Vacation, false, null,
            await db.Absences.Where(a => a.PersonId == director.Id).ToListAsync(ct));
        leave.Approve(new ActingUser(world.UserIds.GetValueOrDefault(Owner), DemoCast.Find(Owner).Name));
        db.Add(leave);
    }

    private static Guid Boss(DemoWorld world) => world.UserIds.GetValueOrDefault(Manager);

    private static IDisposable ActAs(DemoWorld world, string email) =>
        world.UserIds.ContainsKey(email) ? world.As(email) : ActingUser.Act(null, null);

    /// <summary>Every Monday the week is planned; at the end of the play also the weeks to come.</summary>
    private async Task PlanAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        var projects = await db.Projects.AsNoTracking().Where(p => p.IsOpen).OrderBy(p => p.Code).ToListAsync(ct);
        var people = await db.People.AsNoTracking().Where(p => p.WorksOnProjects && p.DepartmentId != null)
            .OrderBy(p => p.Email)
            .ToListAsync(ct);
        if (projects.Count == 0 || people.Count == 0) return;

        var first = Weeks.MondayOf(day);
        var weeks = day == world.Today ? PlannedWeeks : 1;
        var planned = (await db.Bookings.Where(b => b.Week >= first).Select(
            b => new { b.PersonId, b.ProjectId, b.Week }).ToListAsync(ct)).ToHashSet();
        var calendar = await WorkCalendar.LoadAsync(db, db.People.Where(p => p.WorksOnProjects), first,
            first.AddDays((7 * weeks) - 1), ct);
        using var acting = ActAs(world, "timur@orda.example");
        for (var number = 0; number < people.Count; number++)
        {
            var person = people[number];
            var own = ProjectsOf(person, number, projects);
            for (var week = 0; week < weeks; week++)
            {
                var monday = first.AddDays(7 * week);
                foreach (var (project, minutes, tentative) in WeekOf(person,
                    calendar.InWeek(person.Id, monday).Available, own, week))
                {
                    if (planned.Add(new { PersonId = person.Id, ProjectId = project.Id, Week = monday }))
                        db.Add(new Booking(person, project, monday, minutes, tentative));
                }
            }
        }

        await db.SaveChangesAsync(ct);
    }

    private static List<ProjectCopy> ProjectsOf(Person person, int number, List<ProjectCopy> projects)
    {
        var allowed = projects.Where(p => p.MemberIds.Count == 0 || p.MemberIds.Contains(person.Id)).ToList();
        if (allowed.Count == 0) allowed = projects;
        return [
            .. Enumerable.Range(0, Math.Min(3, allowed.Count)).Select(i => allowed[(number + (i * 5)) % allowed.Count])
                .Distinct()];
    }

    /// <summary>The further away, the less is booked and the more of it is not agreed yet.</summary>
    private static IEnumerable<(ProjectCopy Project, int Minutes, bool Tentative)> WeekOf(Person person, int available,
        List<ProjectCopy> projects, int week)
    {
        var chance = DemoWorld.Chance("resources.plan", (week * 31) + person.Name.Sum(c => c));
        var overbooked = week < 2 ? Array.IndexOf(Overbooked, person.Email) : -1;
        var share = overbooked >= 0
            ? 1.3 - (0.15 * overbooked)
            : (week < 3 ? 0.9 : 0.75 - (week * 0.06)) * (0.8 + (chance.NextDouble() * 0.3));
        var hours = (int)Math.Round(available * share / 120) * 2;
        for (var i = 0; i < projects.Count && hours > 0; i++)
        {
            var part = i == projects.Count - 1 ? hours : Math.Min(hours, (int)Math.Round(hours * 0.6 / 2) * 2);
            hours -= part;
            if (part > 0) yield return (projects[i], part * 60, week >= 4 && i > 0);
        }
    }
}
