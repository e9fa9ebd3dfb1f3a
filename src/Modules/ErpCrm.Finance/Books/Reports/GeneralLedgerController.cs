using ErpCrm.Platform.Security;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Finance.Books.Reports;

[Route("finance/reports/general-ledger"), RequirePermission(FinancePermissions.ViewLedger)]
internal sealed class GeneralLedgerController(GeneralLedger ledger) : PageController
{
    /// <param name="after">Where the page before ended.</param>
    [HttpGet("")]
    public async Task<IActionResult> Index(ReportAsk ask, string? after, [FromQuery(Name = "as")] string? form,
        CancellationToken ct)
    {
        if (TableFile.IsAsked(form) && await ledger.FileAsync(ask, ct) is { } file)
            return await file.AnswerAsync(form, "general-ledger", ct);
        return View("GeneralLedger", await ledger.LoadAsync(ask, after, ct));
    }
}
