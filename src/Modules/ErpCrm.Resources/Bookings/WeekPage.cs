using ErpCrm.Platform.Records;
using ErpCrm.Resources.Capacity;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Bookings;

internal sealed record WeekBooking(Guid Id, Guid ProjectId, string Project, string Company, int Minutes,
    bool IsTentative);

/// <summary>One person's week: hours there are, and what is booked.</summary>
internal sealed record WeekPage(Guid PersonId, string Name, string JobTitle, DateOnly Week, Load Load,
    IReadOnlyList<WeekBooking> Bookings)
{
    /// <summary>Local address of the page that asked.</summary>
    public string? ReturnUrl { get; init; }

    public static async Task<WeekPage> LoadAsync(ResourcesDbContext db, Guid personId, DateOnly monday, DateOnly today,
        CancellationToken ct)
    {
        var people = db.People.Where(p => p.Id == personId);
        var person = (await people.Select(p => new { p.Name, p.JobTitle }).FirstOrDefaultAsync(ct)).OrNotFound();
        var calendar = await WorkCalendar.LoadAsync(db, people, monday, monday.AddDays(6), ct);
        var bookings = await db.Counted(today)
            .Where(b => b.PersonId == personId && b.Week == monday)
            .Join(db.Projects, b => b.ProjectId, p => p.Id, (b, p) => new WeekBooking(b.Id, p.Id, p.Name,
                p.CompanyName, b.Minutes, b.IsTentative))
            .ToListAsync(ct);
        var load = new Load(
            calendar.InWeek(personId, monday),
            bookings.Where(b => !b.IsTentative).Sum(b => b.Minutes),
            bookings.Where(b => b.IsTentative).Sum(b => b.Minutes),
            CountsTentative: true);
        return new WeekPage(personId, person.Name, person.JobTitle, monday, load,
            [.. bookings.OrderBy(b => b.Project, StringComparer.CurrentCulture)]);
    }
}
