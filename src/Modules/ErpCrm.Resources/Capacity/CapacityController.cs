using ErpCrm.Platform.Security;
using ErpCrm.Resources.Bookings;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Capacity;

[Route("resources/capacity"), RequirePermission(ResourcesPermissions.ViewBookings)]
internal sealed class CapacityController(ResourcesDbContext db, IBusinessClock clock) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(DateOnly? from, Guid? department, bool tentative, CancellationToken ct) =>
        View(await CapacityPlan.LoadAsync(db,
            new CapacityFilter(Weeks.MondayOf(from, clock.Today), department, tentative), clock.Today, ct));

    /// <summary>Rows of one person's bookings, one per project and run of equal weeks.</summary>
    [HttpGet("{personId:guid}/bookings")]
    public async Task<IActionResult> Bookings(Guid personId, DateOnly? from, CancellationToken ct)
    {
        if (!await db.People.AnyAsync(p => p.Id == personId, ct)) return NotFound();
        var monday = Weeks.MondayOf(from, clock.Today);
        return PartialView("_Bookings",
            await BookingBars.LoadAsync(db, personId, monday, CapacityPlan.ShownWeeks, clock.Today, ct));
    }
}
