using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Bookings;

/// <summary>Equal bookings of one project in weeks that follow each other.</summary>
/// <param name="Start">Position of the first week.</param>
internal sealed record BookingBar(Guid FirstBookingId, int Start, int Length, string Project, int Minutes, bool IsTentative)
{
    /// <summary>A colour that stays with the project.</summary>
    public string Tone => ((string[])["", "violet", "green", "amber"])[Project.Sum(c => c) % 4];
}

internal static class BookingBars
{
    public static async Task<IReadOnlyList<BookingBar>> LoadAsync(ResourcesDbContext db, Guid personId, DateOnly monday, int weeks, CancellationToken ct)
    {
        var end = monday.AddDays(7 * weeks);
        var bookings = await db.Bookings
            .Where(b => b.PersonId == personId && b.Week >= monday && b.Week < end)
            .Join(db.Projects, b => b.ProjectId, p => p.Id, (b, p) => new { b.Id, b.Week, b.Minutes, b.IsTentative, p.Name })
            .OrderBy(b => b.Name).ThenBy(b => b.Week)
            .ToListAsync(ct);

        var bars = new List<BookingBar>();
        foreach (var booking in bookings)
        {
            var at = (booking.Week.DayNumber - monday.DayNumber) / 7;
            if (bars.LastOrDefault() is { } last && last.Project == booking.Name && last.Minutes == booking.Minutes
                && last.IsTentative == booking.IsTentative && last.Start + last.Length == at)
                bars[^1] = last with { Length = last.Length + 1 };
            else
                bars.Add(new BookingBar(booking.Id, at, 1, booking.Name, booking.Minutes, booking.IsTentative));
        }

        return [.. bars.OrderBy(b => b.Start)];
    }
}
