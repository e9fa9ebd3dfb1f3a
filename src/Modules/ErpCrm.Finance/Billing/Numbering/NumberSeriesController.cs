using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Finance.Billing.Numbering;

/// <summary>The series of numbers, for whoever answers for the books: a list, and the certificate of each.</summary>
[Route("finance/number-series"), RequirePermission(FinancePermissions.ViewCustomers)]
internal sealed class NumberSeriesController(FinanceDbContext db, SeriesList list) : PageController
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{series}")]
    public async Task<IActionResult> Show(string series, CancellationToken ct) =>
        View((await SeriesPage.LoadAsync(db, series, ct)).OrNotFound());
}
