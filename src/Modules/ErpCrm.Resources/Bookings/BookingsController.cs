using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Resources.Shared;
using ErpCrm.Resources.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Resources.Bookings;

[Route("resources/bookings")]
internal sealed class BookingsController(ResourcesDbContext db, BookingsList list, IBusinessClock clock,
    IStringLocalizer<ResourcesText> texts) : PageController
{
    [HttpGet(""), RequirePermission(ResourcesPermissions.ViewBookings)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("week"), RequirePermission(ResourcesPermissions.ViewBookings)]
    public async Task<IActionResult> Week(Guid personId, DateOnly? week, string? returnUrl, CancellationToken ct)
    {
        var monday = Weeks.MondayOf(week, clock.Today);
        return Sheet("Week", await WeekPage.LoadAsync(db, personId, monday, clock.Today, ct) with
        {
            ReturnUrl = returnUrl,
        });
    }

    [HttpGet("create"), RequirePermission(ResourcesPermissions.EditBookings)]
    public async Task<IActionResult> Create(Guid? personId, Guid? projectId, DateOnly? week, string? returnUrl,
        CancellationToken ct) => Sheet("Create", new BookingForm
        {
            PersonId = personId,
            PersonIdText = await db.People.Where(p => p.Id == personId).Select(p => p.Name).FirstOrDefaultAsync(ct),
            ProjectId = projectId,
            ProjectIdText = await db.Projects.Where(p => p.Id == projectId).Select(p => p.Name).FirstOrDefaultAsync(ct),
            From = Weeks.MondayOf(week, clock.Today),
            ReturnUrl = returnUrl,
        });

    /// <summary>The free hours of the chosen person, while a form is filled.</summary>
    [HttpGet("free"), RequirePermission(ResourcesPermissions.EditBookings)]
    public async Task<IActionResult> Free(BookingForm form, CancellationToken ct)
    {
        ModelState.Clear();
        return PartialView("_Free", await FreeWeeks.LoadAsync(db, form, clock.Today, ct));
    }

    [HttpPost("create"), RequirePermission(ResourcesPermissions.EditBookings)]
    public Task<IActionResult> Create(BookingForm form, CancellationToken ct) =>
        TrySaveAsync("Create", form, async () =>
        {
            var person = await db.People.OneAsync(p => p.Id == form.PersonId, ct);
            var project = await db.Projects.OneAsync(p => p.Id == form.ProjectId, ct);
            var first = Weeks.MondayOf(form.From!.Value);
            var after = first.AddDays(7 * form.Weeks!.Value);
            var known = await db.Bookings
                .Where(b => b.PersonId == person.Id && b.ProjectId == project.Id && b.Week >= first && b.Week < after)
                .ToDictionaryAsync(b => b.Week, ct);
            if (!project.IsOpen)
                throw new BusinessRuleException("{0} is closed.", project.Name) { Field = nameof(form.ProjectId) };
            var minutes = HoursText.ToMinutes(form.Hours);
            for (var week = first; week < after; week = week.AddDays(7))
            {
                if (known.TryGetValue(week, out var booking)) booking.Change(minutes, form.IsTentative);
                else db.Add(new Booking(person, project, week, minutes, form.IsTentative));
            }

            await db.SaveChangesAsync(ct);
            return Saved(BackTo(form.ReturnUrl, first), texts["{0} is booked on {1}", person.Name, project.Name]);
        });

    [HttpGet("{id:guid}/edit"), RequirePermission(ResourcesPermissions.EditBookings)]
    public async Task<IActionResult> Edit(Guid id, string? returnUrl, CancellationToken ct)
    {
        var booking = await db.Bookings.OneAsync(id, ct);
        return Sheet("Edit", await PreparedAsync(BookingChangeForm.Of(booking, returnUrl), booking, ct));
    }

    [HttpPost("{id:guid}/edit"), RequirePermission(ResourcesPermissions.EditBookings)]
    public async Task<IActionResult> Edit(Guid id, BookingChangeForm form, CancellationToken ct)
    {
        var booking = await db.Bookings.OneAsync(id, ct);
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (booking.Version != form.Version)
                return Conflict("Edit", await PreparedAsync(form, booking, ct),
                    BookingChangeForm.Of(booking, form.ReturnUrl));
            booking.Change(HoursText.ToMinutes(form.Hours), form.IsTentative);
            await db.SaveChangesAsync(ct);
            return Saved(BackTo(form.ReturnUrl, booking.Week), texts["Booking saved"]);
        }, f => PreparedAsync(f, booking, ct));
    }

    [HttpPost("{id:guid}/remove"), RequirePermission(ResourcesPermissions.EditBookings)]
    public async Task<IActionResult> Remove(Guid id, string? returnUrl, CancellationToken ct)
    {
        var booking = await db.Bookings.OneAsync(id, ct);
        db.Remove(booking);
        await db.SaveChangesAsync(ct);
        Toast(texts["Booking removed"],
            $"/resources/bookings/restore?personId={booking.PersonId}&projectId={booking.ProjectId}"
            + $"&week={booking.Week:yyyy-MM-dd}&minutes={booking.Minutes}&tentative={booking.IsTentative}");
        return Saved(BackTo(returnUrl, booking.Week));
    }

    /// <summary>Undo of a removal.</summary>
    [HttpPost("restore"), RequirePermission(ResourcesPermissions.EditBookings)]
    public async Task<IActionResult> Restore(Guid personId, Guid projectId, DateOnly week, int minutes, bool tentative,
        CancellationToken ct)
    {
        var person = await db.People.OneAsync(personId, ct);
        var project = await db.Projects.OneAsync(p => p.Id == projectId, ct);
        week = Weeks.MondayOf(week);
        var url = BackTo(null, week);
        if (await db.Bookings.AnyAsync(b => b.PersonId == personId && b.ProjectId == projectId && b.Week == week, ct))
            return Saved(url);
        return await TryAsync(url, async () =>
        {
            db.Add(new Booking(person, project, week, minutes, tentative));
            await db.SaveChangesAsync(ct);
            return Saved(url, texts["Booking restored"]);
        });
    }

    private async Task<BookingChangeForm> PreparedAsync(BookingChangeForm form, Booking booking, CancellationToken ct)
    {
        form.Page = new BookingPage(booking,
            await db.People.Where(p => p.Id == booking.PersonId).Select(p => p.Name).FirstAsync(ct),
            await db.Projects.Where(p => p.Id == booking.ProjectId).Select(p => p.Name).FirstAsync(ct));
        return form;
    }

    private string BackTo(string? url, DateOnly week)
    {
        if (Url.IsLocalUrl(url)) return url!;
        var today = Weeks.MondayOf(clock.Today);
        var shown = week >= today && week < today.AddDays(7 * Capacity.CapacityPlan.ShownWeeks);
        return shown ? "/resources/capacity" : $"/resources/capacity?from={week:yyyy-MM-dd}";
    }
}
