using ErpCrm.Finance.Books.MonthEnd.Runs;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.MonthEnd.Accruals;

/// <summary>Enters costs of a month whose bills are still to come.</summary>
[Route("finance/month-end/accruals"), RequirePermission(FinancePermissions.ClosePeriods)]
internal sealed class AccrualsController(FinanceDbContext db, ClosingRunner runner, IBusinessClock clock,
    ICompanyProfile company, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? month, CancellationToken ct)
    {
        var form = new AccrualForm();
        await PrepareAsync(form, month, ct);
        return View(form);
    }

    [HttpPost("")]
    public async Task<IActionResult> Index(string? month, AccrualForm form, CancellationToken ct)
    {
        await PrepareAsync(form, month, ct);
        if (form.AccountId is { } account && form.Accounts.All(a => a.Value != account.ToString()))
            ModelState.AddModelError(nameof(form.AccountId), T["Choose one of the list."]);
        if (form.ProjectId is { } project && form.Projects.All(p => p.Value != project.ToString()))
            ModelState.AddModelError(nameof(form.ProjectId), T["Choose one of the list."]);
        return await TrySaveAsync("Index", form, async () =>
        {
            var id = form.AccountId!.Value;
            var code = await db.Accounts.Where(a => a.Id == id).Select(a => a.Code).SingleAsync(ct);
            var run = await runner.WriteAsync(RunStep.Accrual, form.Month, [form.Row(code)], AccrualForm.Post, ct);
            return Saved($"/finance/month-end/accruals?month={form.Month.Key}", T["{0} is posted", run.Code]);
        });
    }

    private async Task PrepareAsync(AccrualForm form, string? month, CancellationToken ct)
    {
        form.Month = month is null ? ClosingMonth.Of(clock.Today).Before : ClosingMonth.Parse(month).OrNotFound();
        form.BaseCurrency = company.Current.BaseCurrency;
        await form.PrepareAsync(db, T, ct);
    }
}
