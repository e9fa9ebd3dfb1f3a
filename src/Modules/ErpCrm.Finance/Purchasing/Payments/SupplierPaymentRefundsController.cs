using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Purchasing.Payments;

/// <summary>Money comes back from a supplier: what it was paid ahead, or what it credited.</summary>
[Route("finance/supplier-payments"), RequirePermission(FinancePermissions.PayBills)]
internal sealed class SupplierPaymentRefundsController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    SupplierSettlement settlement, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("{id:guid}/refund")]
    public async Task<IActionResult> OfPayment(Guid id, CancellationToken ct)
    {
        var payment = await db.SupplierPayments.AsNoTracking().Where(p => p.HasAdvance).OneAsync(id, ct);
        return View("Refund",
            New(payment.OpenAmount, payment.Version, payment.Method, await ContextOfAsync(payment, ct)));
    }

    [HttpPost("{id:guid}/refund")]
    public async Task<IActionResult> OfPayment(Guid id, CameBackForm form, CancellationToken ct)
    {
        var payment = await db.SupplierPayments.AsNoTracking().OneAsync(id, ct);
        form.Context = await ContextOfAsync(payment, ct);
        return await RefundAsync(form, payment.Version, payment.Currency,
            async (terms, token) => settlement.Refund(await db.SupplierPayments.OneAsync(id, token), me.Id, terms), ct);
    }

    [HttpGet("credit/{id:guid}/refund")]
    public async Task<IActionResult> OfCreditNote(Guid id, CancellationToken ct)
    {
        var note = await Credits.Where(b => b.IsOpen).OneAsync(id, ct);
        return View("Refund",
            New(note.OpenAmount, note.Version, PaymentMethod.BankTransfer, await ContextOfAsync(note, ct)));
    }

    [HttpPost("credit/{id:guid}/refund")]
    public async Task<IActionResult> OfCreditNote(Guid id, CameBackForm form, CancellationToken ct)
    {
        var note = await Credits.OneAsync(id, ct);
        form.Context = await ContextOfAsync(note, ct);
        return await RefundAsync(form, note.Version, note.Currency,
            async (terms, token) => settlement.Refund(await db.Bills.OneAsync(id, token), me.Id, terms), ct);
    }

    private IQueryable<Bill> Credits => db.Bills.AsNoTracking().Where(b => b.Kind == BillKind.CreditNote);

    private Task<IActionResult> RefundAsync(CameBackForm form, int version, string currency,
        Func<SupplierPaymentTerms, CancellationToken, Task<SupplierPayment>> refund, CancellationToken ct) =>
        TrySaveAsync("Refund", form, async () =>
        {
            if (form.Version != version) return Outdated("Refund", form, version);
            var id = await db.InTransactionAsync(async token =>
            {
                var terms = await settlement.TermsAsync(form.PaidOn!.Value, form.Amount!.Value, currency, form.Method,
                    form.Reference, form.Note, form.BankAccountId, nameof(form.BankAccountId), token);
                var came = await refund(terms, token);
                await db.SaveChangesAsync(token);
                return came.Id;
            }, ct);
            return Saved($"/finance/supplier-payments/{id}", T["Recorded what came back"]);
        });

    private CameBackForm New(decimal left, int version, PaymentMethod method, CameBackContext context) =>
        new() { PaidOn = clock.Today, Amount = left, Method = method, Version = version, Context = context };

    private async Task<CameBackContext> ContextOfAsync(SupplierPayment payment, CancellationToken ct)
    {
        var url = $"/finance/supplier-payments/{payment.Id}";
        return new CameBackContext(payment.SupplierName, url, $"{url}/refund", payment.OpenAmount, payment.Currency,
            await db.BankAccounts.ItemsAsync(payment.Currency, ct));
    }

    private async Task<CameBackContext> ContextOfAsync(Bill note, CancellationToken ct) => new(
        note.SupplierName, $"/finance/bills/{note.Id}", $"/finance/supplier-payments/credit/{note.Id}/refund",
        note.OpenAmount, note.Currency, await db.BankAccounts.ItemsAsync(note.Currency, ct));
}
