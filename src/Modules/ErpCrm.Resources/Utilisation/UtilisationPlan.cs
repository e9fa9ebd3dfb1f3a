using ErpCrm.Platform.Security;
using ErpCrm.Resources.Capacity;
using ErpCrm.Resources.People;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Utilisation;

/// <summary>Recorded against available time, in minutes; adds up (domain-rules §19).</summary>
internal readonly record struct Use(int Capacity, int Worked, int Billable)
{
    /// <summary>All worked project hours / capacity, not capped; null without capacity.</summary>
    public decimal? Share => Capacity == 0 ? null : (decimal)Worked / Capacity;

    /// <summary>Billable hours / capacity.</summary>
    public decimal? BillableShare => Capacity == 0 ? null : (decimal)Billable / Capacity;

    /// <summary>Of all of them together.</summary>
    public static Use Of(IEnumerable<UtilisationRow> rows) => rows.Aggregate(default(Use), (sum, row) => sum + row.Use);

    public static Use operator +(Use a, Use b) =>
        new(a.Capacity + b.Capacity, a.Worked + b.Worked, a.Billable + b.Billable);
}

internal sealed record UtilisationRow(Guid Id, string Name, Guid? DepartmentId, string? Department, Use Use);

/// <summary>Who worked how much of the own time in one week, and all of them in the weeks up to it.</summary>
internal sealed record UtilisationPlan(
    IReadOnlyList<UtilisationRow> Rows, IReadOnlyList<(DateOnly Week, Use Use)> Trend)
{
    private const int TrendWeeks = 12;
    private const int MostPeople = 400;

    /// <summary>The last week that is over: of a week that runs on, the hours are not written yet.</summary>
    public static DateOnly LastFullWeek(DateOnly today) => Weeks.MondayOf(today).AddDays(-7);

    public static async Task<UtilisationPlan> LoadAsync(ResourcesDbContext db, ICurrentUser me, DateOnly monday,
        Guid? departmentId, CancellationToken ct)
    {
        var rows = await RowsAsync(db, me, monday, departmentId, ct);
        var trend = await TrendAsync(db, People(db, me, departmentId), monday.AddDays(-7 * (TrendWeeks - 1)), ct);
        return new UtilisationPlan(rows, trend);
    }

    /// <summary>The people the user may see, with one week.</summary>
    public static async Task<IReadOnlyList<UtilisationRow>> RowsAsync(ResourcesDbContext db, ICurrentUser me,
        DateOnly monday, Guid? departmentId, CancellationToken ct)
    {
        var people = People(db, me, departmentId).Where(
            p => p.JoinedOn <= monday.AddDays(6) && (p.LeftOn == null || p.LeftOn >= monday));
        var shown = await people.OrderBy(p => p.Name).Take(MostPeople)
            .Select(p => new { p.Id, p.Name, p.DepartmentId, p.DepartmentName })
            .ToListAsync(ct);
        var calendar = await WorkCalendar.LoadAsync(db, people, monday, monday.AddDays(6), ct);
        var worked = (await db.WorkedWeeks.Where(w => w.Week == monday && people.Any(p => p.Id == w.PersonId))
            .ToListAsync(ct)).ToLookup(w => w.PersonId);
        return [.. shown.Select(p => new UtilisationRow(p.Id, p.Name, p.DepartmentId, p.DepartmentName, new Use(
            calendar.InWeek(p.Id, monday).Available,
            worked[p.Id].Sum(w => w.WorkedMinutes),
            worked[p.Id].Sum(w => w.BillableMinutes))))];
    }

    private static async Task<IReadOnlyList<(DateOnly, Use)>> TrendAsync(ResourcesDbContext db,
        IQueryable<Person> people, DateOnly first, CancellationToken ct)
    {
        var last = first.AddDays(7 * (TrendWeeks - 1));
        // The same people above and below the line.
        var measured = people.Where(p => p.JoinedOn <= last.AddDays(6) && (p.LeftOn == null || p.LeftOn >= first))
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Take(MostPeople);
        var ids = await measured.Select(p => p.Id).ToListAsync(ct);
        var calendar = await WorkCalendar.LoadAsync(db, db.People.Where(p => ids.Contains(p.Id)), first,
            last.AddDays(6), ct);
        var worked = (await db.WorkedWeeks
            .Where(w => w.Week >= first && w.Week <= last && db.People.Any(
                p => ids.Contains(p.Id) && p.Id == w.PersonId && p.JoinedOn <= w.Week.AddDays(6)
                    && (p.LeftOn == null || p.LeftOn >= w.Week)))
            .GroupBy(w => w.Week)
            .Select(g => new { Week = g.Key, Worked = g.Sum(w => w.WorkedMinutes), Billable = g
                .Sum(w => w.BillableMinutes) })
            .ToListAsync(ct)).ToDictionary(w => w.Week);
        return [.. Enumerable.Range(0, TrendWeeks).Select(i => first.AddDays(7 * i)).Select(week => (week, new Use(
            ids.Sum(id => calendar.InWeek(id, week).Available),
            worked.GetValueOrDefault(week)?.Worked ?? 0,
            worked.GetValueOrDefault(week)?.Billable ?? 0)))];
    }

    private static IQueryable<Person> People(ResourcesDbContext db, ICurrentUser me, Guid? departmentId)
    {
        var people = db.People.Planned()
            .VisibleTo(me.AccessTo(ResourcesPermissions.ViewUtilisation), p => p.UserId);
        return departmentId is { } id ? people.Where(p => p.DepartmentId == id) : people;
    }
}
