using ErpCrm.Demo;
using ErpCrm.Demo.Seeding;
using ErpCrm.Platform.Security;
using ErpCrm.Resources.Absences;
using ErpCrm.Resources.Bookings;
using ErpCrm.Resources.Departments;
using ErpCrm.Resources.Holidays;
using ErpCrm.Resources.People;
using ErpCrm.Resources.Rates;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Seeding;

/// <summary>Departments, rates by year, holidays, leave, and who is booked on what around today.</summary>
internal sealed class ResourcesSeeder(ResourcesDbContext db) : ISeeder
{
    private const int BookedBefore = 12;
    private const int BookedAhead = 8;
    private static readonly int[] Minutes = [480, 720, 960, 1200, 1440];

    public int Order => 10;

    public async Task BeginAsync(SeedWorld world, CancellationToken ct)
    {
        using var acting = ActingUser.Act(null, null);
        var departments = world.Cast.Select(p => p.Department).Distinct()
            .ToDictionary(name => name, name => new Department(name));
        db.AddRange(departments.Values);
        for (var year = world.FirstDay.Year; year <= world.Today.Year + 1; year++)
            db.AddRange(KyrgyzHolidays.Of(year).Select(h => new Holiday(h.Day, h.Name)));
        await db.SaveChangesAsync(ct);

        // People were made from the users.
        var people = await db.People.Include(p => p.Hours).ToDictionaryAsync(p => p.UserId!.Value, ct);
        var users = await db.Users.ToDictionaryAsync(u => u.Id, ct);
        foreach (var (user, number) in world.Users.Select((user, number) => (user, number)))
        {
            var (person, cast) = (people[user.Id], user.Person);
            var joined = world.FirstDay.AddDays(-30 - (number * 37 % 1500));
            person.Change(new PersonFacts(cast.Name, cast.Email, cast.Job, joined, null, cast.Rate > 0),
                departments[cast.Department], users[user.Id]);
            AddRates(world, person, cast);
            AddAbsences(world, person, number);
        }

        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    public Task PlayAsync(SeedWorld world, SeedWeek week, CancellationToken ct) => Task.CompletedTask;

    public async Task EndAsync(SeedWorld world, CancellationToken ct)
    {
        using var acting = SeedWorld.As(world.UserOf(BuiltInRoles.ProjectManager, 0));
        var projects = await db.Projects.AsNoTracking().Where(p => p.IsOpen).OrderBy(p => p.Code).Take(2000)
            .ToListAsync(ct);
        var people = await db.People.AsNoTracking().Where(p => p.WorksOnProjects).OrderBy(p => p.Email).ToListAsync(ct);
        var monday = Weeks.MondayOf(world.Today);
        foreach (var (person, number) in people.Select((person, number) => (person, number)))
        {
            for (var week = -BookedBefore; week < BookedAhead && projects.Count > 0; week++)
            {
                var project = projects[((number * 7) + (week / 4) + BookedBefore) % projects.Count];
                db.Add(new Booking(person, project, monday.AddDays(7 * week),
                    Minutes[(number + week + BookedBefore) % Minutes.Length], week > 4));
            }
        }

        await db.SaveBulkAsync(ct);
    }

    private void AddRates(SeedWorld world, Person person, DemoPerson cast)
    {
        var rates = new List<PersonRate>();
        for (var year = 0; year <= world.Size.Years; year++)
        {
            var raise = 1 + (0.06m * year);
            rates.Add(new PersonRate(person.Id, world.FirstDay.AddMonths(12 * year).AddDays(-1), cast.Cost * raise,
                cast.Rate > 0 ? cast.Rate * raise : null, rates));
        }

        db.AddRange(rates);
    }

    private void AddAbsences(SeedWorld world, Person person, int number)
    {
        var boss = world.UserOf(BuiltInRoles.Management, 0);
        for (var year = 0; year < world.Size.Years; year++)
        {
            var first = Weeks.MondayOf(world.FirstDay.AddDays((year * 364) + 120 + (number * 13 % 90)));
            var absence = new Absence(person, first, first.AddDays(11), AbsenceKind.Vacation, false, null, []);
            absence.Approve(new ActingUser(boss.Id, boss.Person.Name));
            db.Add(absence);
        }
    }
}
