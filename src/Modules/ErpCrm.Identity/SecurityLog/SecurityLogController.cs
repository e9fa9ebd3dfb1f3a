using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Identity.SecurityLog;

[Route("identity/security"), RequirePermission(IdentityPermissions.ViewAudit)]
internal sealed class SecurityLogController(SecurityList list) : PageController
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);
}
