using ErpCrm.Resources.Capacity;
using ErpCrm.Resources.Shared;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Bookings;

/// <summary>One week before it is booked: minutes that are free, and
/// how many of the wanted ones are too many.</summary>
internal sealed record FreeWeek(DateOnly Week, int Free, int Over);

/// <summary>What a booking would find, told before it is saved (domain-rules §19).</summary>
internal sealed record FreeWeeks(string Person, IReadOnlyList<FreeWeek> Weeks)
{
    public IEnumerable<FreeWeek> Over => Weeks.Where(w => w.Over > 0);

    public static async Task<FreeWeeks?> LoadAsync(ResourcesDbContext db, BookingForm form, DateOnly today,
        CancellationToken ct)
    {
        var people = db.People.Where(p => p.Id == form.PersonId);
        if (form.From is not { } from || await people.Select(p => p.Name).FirstOrDefaultAsync(ct) is not { } name)
            return null;
        var first = SharedKernel.Weeks.MondayOf(from, today);
        List<DateOnly> mondays = [.. Enumerable.Range(0, Math.Clamp(form.Weeks ?? 1, 1, Booking.MostWeeks))
            .Select(i => first.AddDays(7 * i))];
        var last = mondays[^1];
        var calendar = await WorkCalendar.LoadAsync(db, people, first, last.AddDays(6), ct);
        // The booking itself is replaced, so that it does not stand in its own way.
        var others = await db.Counted(today)
            .Where(
                b => b.PersonId == form.PersonId && b.ProjectId != form.ProjectId && !b.IsTentative && b.Week >= first
                    && b.Week <= last)
            .GroupBy(b => b.Week).Select(g => new { Week = g.Key, Minutes = g.Sum(b => b.Minutes) })
            .ToDictionaryAsync(g => g.Week, g => g.Minutes, ct);
        var wanted = form.Hours is > 0 and <= Booking.MostMinutes / 60 ? HoursText.ToMinutes(form.Hours) : 0;
        return new FreeWeeks(name, [.. mondays.Select(monday => Of(monday,
            calendar.InWeek(form.PersonId!.Value, monday).Available - others.GetValueOrDefault(monday)))]);

        FreeWeek Of(DateOnly week, int left) => new(week, Math.Max(0, left), Math.Max(0, wanted - Math.Max(0, left)));
    }
}
