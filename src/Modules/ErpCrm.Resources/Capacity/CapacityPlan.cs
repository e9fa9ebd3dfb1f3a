using ErpCrm.Resources.Bookings;
using ErpCrm.Resources.Departments;
using ErpCrm.Resources.People;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Capacity;

/// <summary>What the capacity page was asked for.</summary>
internal sealed record CapacityFilter(DateOnly From, Guid? DepartmentId = null, bool Tentative = false,
    int Weeks = CapacityPlan.ShownWeeks, Guid? PersonId = null)
{
    public IReadOnlyList<DateOnly> Mondays { get; } = [.. Enumerable.Range(0, Weeks).Select(i => From.AddDays(7 * i))];

    public DateOnly LastDay => From.AddDays((7 * Weeks) - 1);
}

/// <summary>The grid of everybody's weeks, and the list of their bookings beside it.</summary>
/// <param name="From">The first day that both begin with; null for this week.</param>
internal sealed record CapacityViews(bool IsGrid, string? From);

internal sealed record CapacityRow(Guid PersonId, string Name, string JobTitle, IReadOnlyList<Load> Weeks)
{
    public Load Total => Weeks.Aggregate((a, b) => a + b);
}

internal sealed record CapacityGroup(string? Department, IReadOnlyList<CapacityRow> Rows)
{
    public IReadOnlyList<Load> Weeks { get; } = [.. Enumerable.Range(0, Rows[0].Weeks.Count)
        .Select(w => Rows.Select(r => r.Weeks[w]).Aggregate((a, b) => a + b))];

    public Load Total => Weeks.Aggregate((a, b) => a + b);
}

/// <summary>Who is booked how much in which week.</summary>
internal sealed record CapacityPlan(CapacityFilter Filter, IReadOnlyList<CapacityGroup> Groups,
    IReadOnlyList<DepartmentOption> Departments)
{
    public const int ShownWeeks = 12;
    private const int MostPeople = 400;

    public static async Task<CapacityPlan> LoadAsync(ResourcesDbContext db, CapacityFilter filter, DateOnly today,
        CancellationToken ct)
    {
        var groups = (await RowsAsync(db, filter, today, ct)).GroupBy(r => r.Department)
            .Select(g => new CapacityGroup(g.Key, [.. g.Select(r => r.Row)]));
        return new CapacityPlan(filter, [.. groups.OrderBy(g => g.Department is null)],
            await DepartmentOption.AllAsync(db, ct));
    }

    /// <summary>The people of the filter with their weeks, by department and name.</summary>
    public static async Task<IReadOnlyList<(string? Department, CapacityRow Row)>> RowsAsync(ResourcesDbContext db,
        CapacityFilter filter, DateOnly today, CancellationToken ct)
    {
        var people = People(db, filter, today);
        var shown = await people.OrderBy(p => p.DepartmentName).ThenBy(p => p.Name).Take(MostPeople)
            .Select(p => new { p.Id, p.Name, p.JobTitle, Department = p.DepartmentName })
            .ToListAsync(ct);
        var calendar = await WorkCalendar.LoadAsync(db, people, filter.From, filter.LastDay, ct);
        var booked = (await db.Counted(today)
            .Where(b => b.Week >= filter.From && b.Week <= filter.LastDay && people.Any(p => p.Id == b.PersonId))
            .GroupBy(b => new { b.PersonId, b.Week, b.IsTentative })
            .Select(g => new { g.Key.PersonId, g.Key.Week, g.Key.IsTentative, Minutes = g.Sum(b => b.Minutes) })
            .ToListAsync(ct)).ToDictionary(b => (b.PersonId, b.Week, b.IsTentative), b => b.Minutes);

        return [.. shown.Select(p => (p.Department,
            new CapacityRow(p.Id, p.Name, p.JobTitle, [.. filter.Mondays.Select(monday => LoadOf(p.Id, monday))])))];

        Load LoadOf(Guid person, DateOnly monday) => new(
            calendar.InWeek(person, monday),
            booked.GetValueOrDefault((person, monday, false)),
            booked.GetValueOrDefault((person, monday, true)),
            filter.Tentative);
    }

    // Who left and still is booked stands there too: somebody has to take over.
    private static IQueryable<Person> People(ResourcesDbContext db, CapacityFilter filter, DateOnly today)
    {
        var booked = db.Counted(today).Where(b => b.Week >= filter.From && b.Week <= filter.LastDay);
        var people = db.People.Planned().Where(
            p => (p.JoinedOn <= filter.LastDay && (p.LeftOn == null || p.LeftOn >= filter.From))
                || booked.Any(b => b.PersonId == p.Id));
        if (filter.DepartmentId is { } department) people = people.Where(p => p.DepartmentId == department);
        if (filter.PersonId is { } person) people = people.Where(p => p.Id == person);
        return people;
    }
}
