using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.MonthEnd.Work;

/// <summary>What is still expected of contracts whose price is fixed.</summary>
[Route("finance/month-end/estimates"), RequirePermission(FinancePermissions.ClosePeriods)]
internal sealed class EstimatesController(FinanceDbContext db, ContractReading contracts, ICurrentUser me,
    IBusinessClock clock, ICompanyProfile company, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? month, CancellationToken ct)
    {
        var form = new EstimatesForm();
        await PrepareAsync(form, month, ct);
        form.Rows = EstimatesForm.RowsOf(form.Contracts);
        return View(form);
    }

    [HttpPost("")]
    public async Task<IActionResult> Index(string? month, EstimatesForm form, CancellationToken ct)
    {
        await PrepareAsync(form, month, ct);
        form.Rows = [.. form.Rows.Where(r => form.Contracts.Any(c => c.Project.Id == r.ProjectId))];
        return await TrySaveAsync("Index", form, async () =>
        {
            await form.ApplyAsync(db, me.Id, clock.UtcNow, ct);
            await db.SaveChangesAsync(ct);
            return Saved($"{form.Month.Url}/steps/wip", T["Estimates saved"]);
        });
    }

    private async Task PrepareAsync(EstimatesForm form, string? month, CancellationToken ct)
    {
        form.Month = month is null ? ClosingMonth.Of(clock.Today).Before : ClosingMonth.Parse(month).OrNotFound();
        form.BaseCurrency = company.Current.BaseCurrency;
        // What is delivered earns as before; only what goes on is estimated.
        form.Contracts = [.. (await contracts.ReadAsync(form.Month, [], ct))
            .Where(c => c.Project.IsOpen || c.Method != EarningMethod.AsBilled)];
    }
}
