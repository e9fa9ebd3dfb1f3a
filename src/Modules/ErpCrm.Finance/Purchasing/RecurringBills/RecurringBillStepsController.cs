using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Purchasing.RecurringBills;

/// <summary>A recurring bill pauses, goes on, or costs something else.</summary>
[Route("finance/recurring-bills/{id:guid}"), RequirePermission(FinancePermissions.EditBills)]
internal sealed class RecurringBillStepsController(FinanceDbContext db, IBusinessClock clock, RecurringBillMaker maker,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpPost("pause")]
    public Task<IActionResult> Pause(Guid id, CancellationToken ct) =>
        ChangeAsync(id, bill => bill.Pause(), T["Paused: no bill is made"], ct);

    [HttpPost("resume")]
    public Task<IActionResult> Resume(Guid id, CancellationToken ct) =>
        ChangeAsync(id, bill => bill.Resume(clock.Today), T["Bills are made again"], ct);

    /// <summary>From a day on it costs something else.</summary>
    [HttpPost("amounts")]
    public Task<IActionResult> Amounts(Guid id, DateOnly? from, [Amount] decimal? amount, CancellationToken ct) =>
        ChangeAsync(id, bill => bill.SetAmount(from ?? clock.Today, amount ?? 0), T["Amount changed"], ct);

    private async Task<IActionResult> ChangeAsync(Guid id, Action<RecurringBill> change, string toast,
        CancellationToken ct)
    {
        var bill = await db.RecurringBills.Include(r => r.Amounts).OneAsync(id, ct);
        return await TryAsync($"/finance/recurring-bills/{id}", async () =>
        {
            change(bill);
            await db.SaveChangesAsync(ct);
            await maker.MakeDueAsync(id, ct);
            return Saved($"/finance/recurring-bills/{id}", toast);
        });
    }
}
