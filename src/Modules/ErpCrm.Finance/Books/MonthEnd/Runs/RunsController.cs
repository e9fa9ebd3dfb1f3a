using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.MonthEnd.Runs;

/// <summary>What was posted at the ends of months, and taking it back.</summary>
[Route("finance/month-end/runs"), RequirePermission(FinancePermissions.ClosePeriods)]
internal sealed class RunsController(FinanceDbContext db, ClosingRunner runner, ICompanyProfile company,
    ClosingRunsList list, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct) =>
        View(await RunPage.LoadAsync(db, id, company.Current.BaseCurrency, ct));

    [HttpPost("{id:guid}/undo")]
    public Task<IActionResult> Undo(Guid id, string? reason, CancellationToken ct) =>
        TryAsync($"/finance/month-end/runs/{id}", async () =>
        {
            await runner.UndoAsync(id, reason, ct);
            return Saved($"/finance/month-end/runs/{id}", T["Undone: the opposite is posted"]);
        });
}
