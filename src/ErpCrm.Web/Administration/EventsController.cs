using ErpCrm.SharedKernel.Events;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Mvc;
using ErpCrm.Web.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Web.Administration;

internal sealed record TroubledMessage(string Module, OutboxMessage Message);

/// <summary>Events whose effects failed: what, why, and another try.</summary>
[RequirePermission(AdministrationServices.ManageEvents), Route("admin/events")]
internal sealed class EventsController(IEnumerable<IMessageBoard> boards, ILogger<EventsController> log, IStringLocalizer<WebText> texts) : PageController
{
    private const int Limit = 100;

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var troubled = new List<TroubledMessage>();
        foreach (var board in boards) troubled.AddRange((await board.TroubledAsync(Limit, ct)).Select(message => new TroubledMessage(board.Module, message)));
        return View("/Administration/Events.cshtml", troubled.OrderByDescending(t => t.Message.DeadLetteredAt is not null).ThenByDescending(t => t.Message.OccurredAt).Take(Limit).ToList());
    }

    [HttpPost("{module}/{id:long}/retry")]
    public async Task<IActionResult> Retry(string module, long id, CancellationToken ct)
    {
        if (BoardOf(module) is not { } board) return NotFound();
        await board.RetryAsync(id, ct);
        return Saved("/admin/events", texts["It is tried again"]);
    }

    [HttpPost("{module}/{id:long}/discard")]
    public async Task<IActionResult> Discard(string module, long id, CancellationToken ct)
    {
        if (BoardOf(module) is not { } board) return NotFound();
        await board.DiscardAsync(id, ct);
        log.LogWarning("{User} discarded message {Id} of {Module}", User.Identity?.Name, id, board.Module);
        return Saved("/admin/events", texts["The effect is given up"]);
    }

    private IMessageBoard? BoardOf(string module) => boards.FirstOrDefault(b => string.Equals(b.Module, module, StringComparison.OrdinalIgnoreCase));
}
