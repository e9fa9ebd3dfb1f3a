using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Disputes;

/// <summary>A customer does not agree with an invoice, or promises to pay it by a day.</summary>
[Route("finance/invoices/{id:guid}"), RequirePermission(FinancePermissions.EditPayments)]
internal sealed class InvoiceDisputesController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("dispute")]
    public async Task<IActionResult> Dispute(Guid id, CancellationToken ct)
    {
        var invoice = await IssuedAsync(id, ct);
        return View(new DisputeForm { Context = ClaimContext.Of(invoice), Version = invoice.Version });
    }

    [HttpPost("dispute")]
    public async Task<IActionResult> Dispute(Guid id, DisputeForm form, CancellationToken ct)
    {
        var invoice = await IssuedAsync(id, ct);
        form.Context = ClaimContext.Of(invoice);
        return await TrySaveAsync("Dispute", form, async () =>
        {
            if (form.Version != invoice.Version) return Outdated("Dispute", form, invoice.Version);
            if (await db.Disputes.AnyAsync(d => d.OpenFor == id, ct))
                throw new BusinessRuleException("This invoice is disputed already.");
            db.Add(Disputes.Dispute.Raise(invoice, form.RaisedBy!.Trim(), form.Reason!.Trim(), form.SettleBy,
                clock.Today, By));
            await db.SaveChangesAsync(ct);
            return Saved(PageOf(id), T["Nobody is reminded of it while it is disputed"]);
        });
    }

    [HttpPost("disputes/{disputeId:guid}/close")]
    public async Task<IActionResult> Close(Guid id, Guid disputeId, string? outcome, CancellationToken ct)
    {
        var invoice = await IssuedAsync(id, ct);
        var dispute = await db.Disputes.OneAsync(d => d.Id == disputeId && d.InvoiceId == id, ct);
        return await TryAsync(PageOf(id), async () =>
        {
            dispute.Close(invoice, Cut(outcome), clock.Today, By);
            await db.SaveChangesAsync(ct);
            return Saved(PageOf(id), T["Dispute closed"]);
        });
    }

    [HttpGet("promise")]
    public async Task<IActionResult> Promise(Guid id, CancellationToken ct)
    {
        var invoice = await IssuedAsync(id, ct);
        return View(new PromiseForm
        {
            Context = ClaimContext.Of(invoice), Version = invoice.Version, PayBy = clock.Today.AddDays(7),
        });
    }

    [HttpPost("promise")]
    public async Task<IActionResult> Promise(Guid id, PromiseForm form, CancellationToken ct)
    {
        var invoice = await IssuedAsync(id, ct);
        form.Context = ClaimContext.Of(invoice);
        return await TrySaveAsync("Promise", form, async () =>
        {
            if (form.Version != invoice.Version) return Outdated("Promise", form, invoice.Version);
            var promise = PaymentPromise.Make(invoice, form.PromisedBy!.Trim(), form.PayBy!.Value, form.Note,
                clock.Today, By);
            // The latest word of a customer is the one that counts.
            foreach (var former in await RunningAsync(id, ct)) former.Withdraw(clock.Today);
            db.Add(promise);
            await db.SaveChangesAsync(ct);
            return Saved(PageOf(id), T["Nobody is reminded of it until then"]);
        });
    }

    [HttpPost("promises/{paymentPromiseId:guid}/withdraw")]
    public async Task<IActionResult> Withdraw(Guid id, Guid paymentPromiseId, CancellationToken ct)
    {
        await IssuedAsync(id, ct);
        var promise = await db.PaymentPromises.OneAsync(p => p.Id == paymentPromiseId && p.InvoiceId == id, ct);
        promise.Withdraw(clock.Today);
        await db.SaveChangesAsync(ct);
        return Saved(PageOf(id), T["Promise taken off"]);
    }

    private AskedBy By => new(me.Id, me.Name, clock.UtcNow);

    private static string PageOf(Guid id) => $"/finance/invoices/{id}";

    private static string? Cut(string? text) =>
        text?.Length > Disputes.Dispute.TextLength ? text[..Disputes.Dispute.TextLength] : text;

    private Task<List<PaymentPromise>> RunningAsync(Guid id, CancellationToken ct)
    {
        var today = clock.Today;
        return db.PaymentPromises.Where(p => p.InvoiceId == id && p.WithdrawnOn == null && p.PayBy >= today)
            .ToListAsync(ct);
    }

    private async Task<Invoice> IssuedAsync(Guid id, CancellationToken ct)
    {
        var invoice = await db.Invoices.VisibleTo(me).Include(i => i.Lines)
            .Where(i => i.Status == InvoiceStatus.Issued).OneAsync(id, ct);
        if (!await db.MayTakeMoneyAsync(me, invoice.CompanyId, ct)) throw new RecordNotFoundException();
        return invoice;
    }
}
