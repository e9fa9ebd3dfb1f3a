using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Resources.Utilisation;

[Route("resources/utilisation"), RequirePermission(ResourcesPermissions.ViewUtilisation)]
internal sealed class UtilisationController(ResourcesDbContext db, ICurrentUser me, IBusinessClock clock)
    : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(DateOnly? week, Guid? department, CancellationToken ct) =>
        View(await UtilisationPlan.LoadAsync(db, me, Weeks.MondayOf(week, UtilisationPlan.LastFullWeek(clock.Today)),
            department, ct));
}
