using ErpCrm.Insights.Thread;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Threads;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Insights.Engagements;

[Route("insights/engagements")]
internal sealed class EngagementsController(InsightsDbContext db, ICurrentUser user, IBusinessClock clock,
    ThreadWording wording, EngagementsList list) : PageController
{
    [HttpGet, RequirePermission(InsightsPermissions.ViewEngagements)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{id:guid}"), RequirePermission(InsightsPermissions.ViewEngagements)]
    public async Task<IActionResult> Show(Guid id, ThreadPart? part, int page = 1, CancellationToken ct = default) =>
        View(await EngagementPage.LoadAsync(db, user, clock, wording, id,
            new ThreadFilter(part, Math.Clamp(page, 1, 1000)), ct));
}
