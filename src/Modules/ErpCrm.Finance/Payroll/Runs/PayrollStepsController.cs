using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Payroll.Runs;

/// <summary>The way of a payroll run into the books, to the bank, and back.</summary>
[Route("finance/payroll/{id:guid}"), RequirePermission(FinancePermissions.EditPayroll)]
internal sealed class PayrollStepsController(FinanceDbContext db, PayrollWriting writing,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpPost("compute")]
    public Task<IActionResult> Compute(Guid id, int version, CancellationToken ct) =>
        DoAsync(id, () => writing.ComputeAsync(id, version, _ => { }, ct), T["Payroll computed"]);

    [HttpPost("approve")]
    public Task<IActionResult> Approve(Guid id, int version, CancellationToken ct) =>
        DoAsync(id, () => writing.ApproveAsync(id, version, ct), T["Payroll posted"]);

    [HttpPost("reverse")]
    public Task<IActionResult> Reverse(Guid id, int version, string? reason, CancellationToken ct) =>
        DoAsync(id, () => writing.ReverseAsync(id, version, reason, ct), T["Payroll reversed"]);

    [HttpPost("delete")]
    public Task<IActionResult> Delete(Guid id, int version, CancellationToken ct) =>
        TryAsync(UrlOf(id), async () =>
        {
            await writing.DeleteAsync(id, version, ct);
            return Saved("/finance/payroll", T["Draft deleted"]);
        });

    [HttpGet("extras/create")]
    public async Task<IActionResult> Extra(Guid id, CancellationToken ct)
    {
        var run = await ReadAsync(id, ct);
        if (run.State != PayrollState.Draft) return Redirect(UrlOf(id));
        var form = new PayrollExtraForm { Version = run.Version };
        form.ShowIn(run);
        return View(form);
    }

    [HttpPost("extras/create")]
    public async Task<IActionResult> Extra(Guid id, PayrollExtraForm form, CancellationToken ct)
    {
        var run = await ReadAsync(id, ct);
        form.ShowIn(run);
        return await TrySaveAsync("Extra", form, async () =>
        {
            if (run.Version != form.Version) return Outdated("Extra", form, run.Version);
            await writing.AddAsync(id, form.Version, form, ct);
            return Saved(UrlOf(id), T["Payroll computed"]);
        });
    }

    [HttpPost("extras/{extraId:guid}/remove")]
    public Task<IActionResult> RemoveExtra(Guid id, Guid extraId, int version, CancellationToken ct) =>
        DoAsync(id, () => writing.ComputeAsync(id, version, run =>
        {
            if (!run.RemoveExtra(extraId)) throw new RecordNotFoundException();
        }, ct), T["Payroll computed"]);

    [HttpPost("payables/{payableId:guid}/pay")]
    public Task<IActionResult> Pay(Guid id, Guid payableId, int version, DateOnly? paidOn, Guid? bankAccountId,
        CancellationToken ct) =>
        DoAsync(id, () => writing.PayAsync(id, payableId, version, paidOn, bankAccountId, ct), T["Payment recorded"]);

    [HttpPost("payables/{payableId:guid}/take-back")]
    public Task<IActionResult> TakeBack(Guid id, Guid payableId, int version, CancellationToken ct) =>
        DoAsync(id, () => writing.TakeBackAsync(id, payableId, version, ct), T["Payment taken back"]);

    private static string UrlOf(Guid id) => $"/finance/payroll/{id}";

    private Task<PayrollRun> ReadAsync(Guid id, CancellationToken ct) =>
        db.PayrollRuns.AsNoTracking().Include(r => r.Lines).OneAsync(r => r.Id == id, ct);

    private Task<IActionResult> DoAsync(Guid id, Func<Task> act, string toast) => TryAsync(UrlOf(id), async () =>
    {
        await act();
        return Saved(UrlOf(id), toast);
    });
}
