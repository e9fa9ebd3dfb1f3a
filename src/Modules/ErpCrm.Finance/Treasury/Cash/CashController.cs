using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Finance.Treasury.Cash;

[Route("finance/cash"), RequirePermission(FinancePermissions.ViewCash)]
internal sealed class CashController(FinanceDbContext db, ICashBooks books, IBusinessClock clock,
    ICompanyProfile company) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) => View(await LoadAsync(ct));

    [HttpGet("due")]
    public async Task<IActionResult> Due(DateOnly? week, CancellationToken ct) =>
        View("Rows", CashRows.Of(await LoadAsync(ct), CashRowsKind.In, week));

    [HttpGet("overdue")]
    public async Task<IActionResult> Overdue(CancellationToken ct) =>
        View("Rows", CashRows.Of(await LoadAsync(ct), CashRowsKind.Overdue, null));

    [HttpGet("out")]
    public async Task<IActionResult> Out(DateOnly? week, CancellationToken ct) =>
        View("Rows", CashRows.Of(await LoadAsync(ct), CashRowsKind.Out, week));

    private Task<CashPage> LoadAsync(CancellationToken ct) =>
        CashPage.LoadAsync(db, books, company, clock.Today, ct);
}
