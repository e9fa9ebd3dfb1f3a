using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.Reminders;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Disputes;

/// <summary>On an invoice's page: what hinders its payment, what was promised, and of what the customer was
/// reminded.</summary>
internal sealed class InvoiceCollectionPanel(FinanceDbContext db, ICurrentUser me, IBusinessClock clock)
    : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var ct = HttpContext.RequestAborted;
        var invoice = await db.Invoices.AsNoTracking().Where(i => i.Id == subject)
            .Select(i => new
            {
                i.Status,
                i.IsOpen,
                i.CompanyId,
                HasDisputes = db.Disputes.Any(d => d.InvoiceId == i.Id),
                HasPromises = db.PaymentPromises.Any(p => p.InvoiceId == i.Id),
                HasSteps = db.ReminderSteps.Any(s => s.InvoiceId == i.Id),
            }).FirstOrDefaultAsync(ct);
        if (invoice is null || invoice.Status == InvoiceStatus.Draft) return Content("");
        var shown = new InvoiceCollection(subject, invoice.IsOpen, clock.Today,
            invoice.HasDisputes ? await db.Disputes.AsNoTracking().Where(d => d.InvoiceId == subject)
                .OrderByDescending(d => d.Id).ToListAsync(ct) : [],
            invoice.HasPromises ? await db.PaymentPromises.AsNoTracking().Where(p => p.InvoiceId == subject)
                .OrderByDescending(p => p.Id).ToListAsync(ct) : [],
            invoice.HasSteps ? await ShownStep.OfInvoiceAsync(db, subject, ct) : [],
            await db.MayTakeMoneyAsync(me, invoice.CompanyId, ct));
        return shown is { IsOpen: false, HasRows: false } ? Content("") : Panel(shown);
    }
}

/// <param name="MayChange">Whether the reader disputes, promises and writes off.</param>
internal sealed record InvoiceCollection(Guid InvoiceId, bool IsOpen, DateOnly Today, IReadOnlyList<Dispute> Disputes,
    IReadOnlyList<PaymentPromise> Promises, IReadOnlyList<ShownStep> Steps, bool MayChange)
{
    public string Url => $"/finance/invoices/{InvoiceId}";

    public bool HasRows => Disputes.Count + Promises.Count + Steps.Count > 0;

    public bool IsDisputed => Disputes.Any(d => d.IsOpen);

    /// <summary>Tone and English word of a promise.</summary>
    public (string Tone, string Word) StateOf(PaymentPromise promise) => promise switch
    {
        { WithdrawnOn: not null } => ("gray", "Taken off"),
        _ when promise.Runs(Today) => ("blue", "Waited for"),
        _ when IsOpen => ("red", "Not kept"),
        _ => ("gray", "Ended"),
    };
}
