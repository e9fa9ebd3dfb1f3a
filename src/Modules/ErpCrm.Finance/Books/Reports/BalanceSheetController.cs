using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Finance.Books.Reports;

[Route("finance/reports/balance-sheet"), RequirePermission(FinancePermissions.ViewLedger)]
internal sealed class BalanceSheetController(BalanceSheet report) : ReportController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(ReportAsk ask, [FromQuery(Name = "as")] string? form,
        CancellationToken ct)
    {
        var page = await report.LoadAsync(ask, ct);
        return await ShowAsync("BalanceSheet", page, page.Table, page.Head.Asked, form, ct);
    }
}
