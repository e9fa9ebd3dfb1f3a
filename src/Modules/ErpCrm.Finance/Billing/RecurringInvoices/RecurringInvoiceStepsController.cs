using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.RecurringInvoices;

/// <summary>A recurring invoice pauses, goes on, stops; one time of it is made at once, tried again or left out.
/// </summary>
[Route("finance/recurring-invoices/{id:guid}"), RequirePermission(FinancePermissions.EditInvoices)]
internal sealed class RecurringInvoiceStepsController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    RecurringInvoiceMaker maker, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpPost("pause")]
    public Task<IActionResult> Pause(Guid id, CancellationToken ct) =>
        ChangeAsync(id, recurring => recurring.Pause(), T["Paused: no invoice is made"], ct);

    [HttpPost("resume")]
    public Task<IActionResult> Resume(Guid id, CancellationToken ct) =>
        ChangeAsync(id, recurring => recurring.Resume(clock.Today), T["Invoices are made again"], ct);

    [HttpPost("stop")]
    public Task<IActionResult> Stop(Guid id, CancellationToken ct) =>
        ChangeAsync(id, recurring => recurring.Stop(clock.Today), T["Stopped: no invoice is made any more"], ct);

    /// <summary>The next time is left out.</summary>
    [HttpPost("skip")]
    public Task<IActionResult> Skip(Guid id, CancellationToken ct) =>
        ChangeAsync(id, recurring => db.Add(recurring.SkipNext()), T["The next one is left out"], ct);

    /// <summary>The next one before its day.</summary>
    [HttpPost("make")]
    public async Task<IActionResult> Make(Guid id, CancellationToken ct)
    {
        var recurring = await Changeable.OneAsync(id, ct);
        return await TryAsync(UrlOf(id), async () =>
        {
            var isMade = await maker.MakeNextAsync(recurring, ct);
            return Saved(UrlOf(id), isMade ? T["The next one is made"] : T["Something stands in the way"]);
        });
    }

    /// <summary>Whether what stood in the way still does.</summary>
    [HttpPost("occurrences/{number:int}/retry")]
    public async Task<IActionResult> Retry(Guid id, int number, CancellationToken ct)
    {
        var occurrence = await FindAsync(id, number, ct);
        return await TryAsync(UrlOf(id), async () =>
        {
            if (await maker.TryAsync(occurrence.Id, ct)) return Saved(UrlOf(id), T["It is made"]);
            return Saved(UrlOf(id), T["Something still stands in the way"]);
        });
    }

    /// <summary>One that something stands in the way of is left out for good.</summary>
    [HttpPost("occurrences/{number:int}/skip")]
    public async Task<IActionResult> Leave(Guid id, int number, CancellationToken ct)
    {
        var occurrence = await FindAsync(id, number, ct);
        return await TryAsync(UrlOf(id), async () =>
        {
            occurrence.Skip();
            await db.SaveChangesAsync(ct);
            return Saved(UrlOf(id), T["It is left out"]);
        });
    }

    private IQueryable<RecurringInvoice> Changeable => db.RecurringInvoices.ChangeableBy(db, me);

    private static string UrlOf(Guid id) => $"/finance/recurring-invoices/{id}";

    private async Task<RecurringInvoiceOccurrence> FindAsync(Guid id, int number, CancellationToken ct)
    {
        var recurring = await Changeable.AsNoTracking().OneAsync(id, ct);
        return await db.RecurringInvoiceOccurrences.OneAsync(
            o => o.RecurringInvoiceId == recurring.Id && o.Number == number, ct);
    }

    private async Task<IActionResult> ChangeAsync(Guid id, Action<RecurringInvoice> change, string toast,
        CancellationToken ct)
    {
        var recurring = await Changeable.OneAsync(id, ct);
        return await TryAsync(UrlOf(id), async () =>
        {
            change(recurring);
            await db.SaveChangesAsync(ct);
            await maker.MakeDueAsync(id, ct);
            return Saved(UrlOf(id), toast);
        });
    }
}
