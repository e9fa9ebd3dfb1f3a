using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Crm.MyDay;

[Route("crm/my-day")]
internal sealed class MyDayController(CrmDbContext db, ICurrentUser me, IBusinessClock clock) : PageController
{
    [HttpGet(""), RequirePermission(CrmPermissions.ViewDeals)]
    public async Task<IActionResult> Index(Guid? after, CancellationToken ct)
    {
        var next = after is { } id ? await NextStep.AfterAsync(db, me, id, ct) : null;
        return View(await MyDayPage.LoadAsync(db, me, clock.Today, clock.UtcNow, ct) with { Next = next });
    }
}
