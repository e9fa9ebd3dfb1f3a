using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Purchasing.Payments;

/// <summary>What was paid ahead, or what a supplier credited, is used for its bills.</summary>
[Route("finance/supplier-payments"), RequirePermission(FinancePermissions.PayBills)]
internal sealed class SupplierPaymentCreditController(FinanceDbContext db, SupplierSettlement settlement,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("{id:guid}/use")]
    public async Task<IActionResult> OfPayment(Guid id, CancellationToken ct)
    {
        var payment = await db.SupplierPayments.AsNoTracking().Where(p => p.HasAdvance).OneAsync(id, ct);
        return View("Use", UseAheadForm.Of(payment.Version, await ContextOfAsync(payment, ct)));
    }

    [HttpPost("{id:guid}/use")]
    public async Task<IActionResult> OfPayment(Guid id, UseAheadForm form, CancellationToken ct)
    {
        await db.SupplierPayments.AsNoTracking().OneAsync(id, ct);
        return await UseAsync(form, $"/finance/supplier-payments/{id}", async token =>
        {
            var payment = await db.SupplierPayments.Include(p => p.Allocations).OneAsync(id, token);
            if (payment.Version != form.Version) throw new DbUpdateConcurrencyException();
            await settlement.UseAsync(payment, BillPartLine.PlanOf(form.Lines), token);
        }, async () =>
        {
            var now = await db.SupplierPayments.AsNoTracking().OneAsync(id, ct);
            return (now.Version, await ContextOfAsync(now, ct));
        }, ct);
    }

    [HttpGet("credit/{id:guid}")]
    public async Task<IActionResult> OfCreditNote(Guid id, CancellationToken ct)
    {
        var note = await Credits.Where(b => b.IsOpen).OneAsync(id, ct);
        return View("Use", UseAheadForm.Of(note.Version, await ContextOfAsync(note, ct)));
    }

    [HttpPost("credit/{id:guid}")]
    public async Task<IActionResult> OfCreditNote(Guid id, UseAheadForm form, CancellationToken ct)
    {
        await Credits.OneAsync(id, ct);
        return await UseAsync(form, $"/finance/bills/{id}", async token =>
        {
            var note = await db.Bills.OneAsync(id, token);
            if (note.Version != form.Version) throw new DbUpdateConcurrencyException();
            await settlement.UseAsync(note, BillPartLine.PlanOf(form.Lines), token);
        }, async () =>
        {
            var now = await Credits.OneAsync(id, ct);
            return (now.Version, await ContextOfAsync(now, ct));
        }, ct);
    }

    private IQueryable<Bill> Credits => db.Bills.AsNoTracking().Where(b => b.Kind == BillKind.CreditNote);

    private Task<IActionResult> UseAsync(UseAheadForm form, string url, Func<CancellationToken, Task> use,
        Func<Task<(int Version, UseAheadContext Context)>> read, CancellationToken ct) =>
        TrySaveTogetherAsync("Use", form, SupplierSettlement.ChangedMeanwhile(), async () =>
        {
            await db.InTransactionAsync(async token =>
            {
                await use(token);
                await db.SaveChangesAsync(token);
            }, ct);
            return Saved(url, T["Credit used"]);
        }, async again =>
        {
            db.ChangeTracker.Clear();
            var (now, context) = await read();
            again.ShowAgain(now, context);
        });

    private async Task<UseAheadContext> ContextOfAsync(SupplierPayment payment, CancellationToken ct)
    {
        var url = $"/finance/supplier-payments/{payment.Id}";
        return new UseAheadContext(url, $"{url}/use", payment.SupplierName, payment.OpenAmount, payment.Currency,
            await BillPlan.OpenAsync(db, payment.SupplierId, payment.Currency, ct));
    }

    private async Task<UseAheadContext> ContextOfAsync(Bill note, CancellationToken ct) => new(
        $"/finance/bills/{note.Id}", $"/finance/supplier-payments/credit/{note.Id}", note.SupplierName,
        note.OpenAmount, note.Currency, await BillPlan.OpenAsync(db, note.SupplierId, note.Currency, ct));
}
