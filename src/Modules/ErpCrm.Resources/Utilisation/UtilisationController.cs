using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Resources.Utilisation;

[Route("resources/utilisation"), RequirePermission(ResourcesPermissions.ViewUtilisation)]
internal sealed class UtilisationController(UtilisationList list) : PageController
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);
}
