using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Finance.Books.CollectionDays;

/// <summary>How long it takes until money comes.</summary>
[Route("finance/receivables/days"), RequirePermission(FinancePermissions.ViewCustomers)]
internal sealed class DaysController(CollectionDaysReading reading) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) => View(await reading.PageAsync(ct));
}
