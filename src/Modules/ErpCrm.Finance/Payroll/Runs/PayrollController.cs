using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Payroll.Runs;

[Route("finance/payroll")]
internal sealed class PayrollController(FinanceDbContext db, PayrollPages pages, PayrollWriting writing,
    PayrollRunsList list, IBusinessClock clock, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet(""), RequirePermission(FinancePermissions.ViewPayroll)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create"), RequirePermission(FinancePermissions.EditPayroll)]
    public async Task<IActionResult> Create(CancellationToken ct)
    {
        // The oldest month that is over and was not run, of the last two; else the present one.
        var current = PayMonth.Of(clock.Today);
        var before = current.AddMonths(-1);
        var isBeforeRun = await db.PayrollRuns.AnyAsync(r => r.OpenMonth == before, ct);
        var form = new PayrollRunForm { Month = PayMonth.KeyOf(isBeforeRun ? current : before) };
        return View(form.Prepared(clock.Today));
    }

    [HttpPost("create"), RequirePermission(FinancePermissions.EditPayroll)]
    public Task<IActionResult> Create(PayrollRunForm form, CancellationToken ct)
    {
        form.Prepared(clock.Today);
        if (form.Month is { Length: > 0 } chosen && form.Months.All(m => m.Value != chosen))
            ModelState.AddModelError(nameof(form.Month), T["Choose one of the list."]);
        return TrySaveAsync("Create", form, async () =>
        {
            var run = await writing.BeginAsync(PayMonth.Parse(form.Month)!.Value, form.PayOn, ct);
            return Saved($"/finance/payroll/{run.Id}", T["Payroll computed"]);
        });
    }

    [HttpGet("{id:guid}"), RequirePermission(FinancePermissions.ViewPayroll)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct) =>
        View(await pages.LoadAsync(await db.PayrollRuns.AsNoTracking().Whole().OneAsync(r => r.Id == id, ct), ct));
}
