using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Insights.Margin;

[Route("insights/margin")]
internal sealed class MarginController(MarginList list) : PageController
{
    [HttpGet, RequirePermission(InsightsPermissions.ViewMargin)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);
}
