using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Finance.Billing.Numbering;

/// <summary>The series of numbers, for whoever answers for the books: a list, and the certificate of each.</summary>
[Route("finance/number-series")]
internal sealed class SeriesController(FinanceDbContext db) : PageController
{
    [HttpGet(""), RequirePermission(FinancePermissions.ViewCustomers)]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        View("Index", await SeriesRow.LoadAsync(db, ct));

    [HttpGet("{series}"), RequirePermission(FinancePermissions.ViewCustomers)]
    public async Task<IActionResult> Show(string series, CancellationToken ct) =>
        await SeriesPage.LoadAsync(db, series, ct) is { } page
            ? View("Show", page)
            : NotFound();
}
