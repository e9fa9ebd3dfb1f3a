using System.Globalization;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Bookings;

/// <summary>What a person is booked for in the week that is written, as its beginning.</summary>
internal sealed class BookedWeekPanel(ResourcesDbContext db, IBusinessClock clock) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        DateOnly? asked =
            DateOnly.TryParse(Request.Query["week"], CultureInfo.InvariantCulture, out var day) ? day : null;
        var monday = Weeks.MondayOf(asked, clock.Today);
        if (monday > clock.Today) return Content("");
        var booked = await db.Bookings.AsNoTracking()
            .Where(b => b.PersonId == subject && b.Week == monday && !b.IsTentative)
            .Join(db.Projects.Where(p => p.IsOpen), b => b.ProjectId, p => p.Id,
                (b, p) => new BookedWork(p.Id, p.Name, b.Minutes))
            .ToListAsync(HttpContext.RequestAborted);
        return booked.Count > 0
            ? Panel(new BookedWeek(subject, monday, [.. booked.OrderByDescending(b => b.Minutes)]))
            : Content("");
    }
}

internal sealed record BookedWork(Guid ProjectId, string Name, int Minutes);

internal sealed record BookedWeek(Guid PersonId, DateOnly Week, IReadOnlyList<BookedWork> Work);
