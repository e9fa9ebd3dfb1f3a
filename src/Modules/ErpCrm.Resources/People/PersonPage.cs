using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Resources.Absences;
using ErpCrm.Resources.Bookings;
using ErpCrm.Resources.Capacity;
using ErpCrm.Resources.Rates;
using ErpCrm.Resources.Utilisation;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.People;

/// <summary>Everything the reader may know about a person.</summary>
/// <param name="Rates">Null without the permission to see rates.</param>
/// <param name="Leave">Null when it is nobody's business.</param>
/// <param name="LastWeeks">Utilisation of the last four whole weeks; null without the permission.</param>
internal sealed record PersonPage(
    Person Person,
    string? User,
    bool IsMe,
    IReadOnlyList<PersonRate>? Rates,
    IReadOnlyList<Absence>? Leave,
    Use? LastWeeks,
    Load ThisWeek,
    BookingGrid Bookings,
    DateOnly Today)
{
    private const int UseWeeks = 4;
    private const int ShownLeave = 12;

    /// <summary>Newest first.</summary>
    public IEnumerable<HoursPattern> Hours => Person.Hours.OrderByDescending(h => h.ValidFrom);

    public IReadOnlyList<int> CurrentHours => HoursPattern.On(Person.Hours, Today);

    public static async Task<PersonPage> LoadAsync(ResourcesDbContext db, ICurrentUser me, DateOnly today, Guid id,
        CancellationToken ct)
    {
        var person = await db.People.AsNoTracking().Include(p => p.Department).Include(p => p.Hours)
            .OneAsync(id, ct);
        var monday = Weeks.MondayOf(today);
        var isMe = person.UserId is { } userId && userId == me.Id;
        var week = await WeekPage.LoadAsync(db, id, monday, today, ct);
        return new PersonPage(
            person,
            await db.Users.Where(u => u.Id == person.UserId).Select(u => u.Name).FirstOrDefaultAsync(ct),
            isMe,
            me.Can(ResourcesPermissions.ViewRates)
                ? await db.Rates.AsNoTracking().Where(r => r.PersonId == id).OrderByDescending(r => r.ValidFrom)
                    .Take(50)
                    .ToListAsync(ct)
                : null,
            isMe || me.Can(ResourcesPermissions.ApproveLeave, person.UserId)
                ? await db.Absences.AsNoTracking().Where(a => a.PersonId == id).OrderByDescending(a => a.FirstDay)
                    .Take(ShownLeave)
                    .ToListAsync(ct)
                : null,
            isMe || me.Can(ResourcesPermissions.ViewUtilisation, person.UserId)
                ? await UseAsync(db, id, monday, ct)
                : null,
            week.Load,
            await BookingGrid.OfPersonAsync(db, id, monday, ct),
            today);
    }

    private static async Task<Use> UseAsync(ResourcesDbContext db, Guid id, DateOnly monday, CancellationToken ct)
    {
        var from = monday.AddDays(-7 * UseWeeks);
        var calendar = await WorkCalendar.LoadAsync(db, db.People.Where(p => p.Id == id), from, monday.AddDays(-1), ct);
        var weeks = await db.WorkedWeeks.AsNoTracking()
            .Where(w => w.PersonId == id && w.Week >= from && w.Week < monday)
            .ToListAsync(ct);
        return new Use(calendar.Between(id, from, monday.AddDays(-1)).Available, weeks.Sum(w => w.WorkedMinutes),
            weeks.Sum(w => w.BillableMinutes));
    }
}
