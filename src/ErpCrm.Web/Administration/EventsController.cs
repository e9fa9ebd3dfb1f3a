using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using ErpCrm.Web.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Web.Administration;

/// <summary>Events whose effects failed: what, why, and another try.</summary>
[RequirePermission(AdministrationServices.ManageEvents), Route("admin/events")]
internal sealed class EventsController(IMessageBoard board, ILogger<EventsController> log,
    IStringLocalizer<WebText> texts) : PageController
{
    private const int Limit = 100;

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var troubled = await board.TroubledAsync(Limit, ct);
        return View("Events",
            troubled.OrderByDescending(m => m.DeadLetteredAt is not null).ThenByDescending(m => m.Event!.OccurredAt)
                .ToList());
    }

    [HttpPost("{id:long}/retry")]
    public async Task<IActionResult> Retry(long id, CancellationToken ct)
    {
        await board.RetryAsync(id, ct);
        return Saved("/admin/events", texts["It is tried again"]);
    }

    [HttpPost("{id:long}/discard")]
    public async Task<IActionResult> Discard(long id, CancellationToken ct)
    {
        await board.DiscardAsync(id, ct);
        log.LogWarning("{User} discarded message {Id}", User.Identity?.Name, id);
        return Saved("/admin/events", texts["The effect is given up"]);
    }
}
