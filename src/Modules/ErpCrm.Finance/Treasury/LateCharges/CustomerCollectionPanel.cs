using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.Reminders;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.LateCharges;

/// <summary>On a customer's page: disputes, promises, the last reminders, and what may be charged for paying
/// late.</summary>
internal sealed class CustomerCollectionPanel(FinanceDbContext db, IBusinessClock clock) : PanelComponent
{
    private const int Newest = 5;

    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var ct = HttpContext.RequestAborted;
        var (today, isOpen) = (clock.Today, true);
        var customer = await db.Customers.AsNoTracking().Standing().Where(c => c.Id == subject)
            .Select(c => new
            {
                c.Currency,
                HasOpen = db.Invoices.Any(i => i.CompanyId == c.Id && i.IsOpen == isOpen),
                HasDisputes = db.Invoices.Any(i => i.CompanyId == c.Id && i.IsOpen == isOpen
                    && db.Disputes.Any(d => d.OpenFor == i.Id)),
                HasPromises = db.Invoices.Any(i => i.CompanyId == c.Id && i.IsOpen == isOpen
                    && db.PaymentPromises.Any(p => p.InvoiceId == i.Id && p.WithdrawnOn == null && p.PayBy >= today)),
            }).FirstOrDefaultAsync(ct);
        if (customer is null) return Content("");
        var open = db.Invoices.AsNoTracking().Where(i => i.CompanyId == subject && i.IsOpen == isOpen);
        List<CustomerClaim> disputes = customer.HasDisputes
            ? await db.Disputes.AsNoTracking().Where(d => d.OpenFor != null)
                .Join(open, d => d.InvoiceId, i => i.Id, (d, i) => new CustomerClaim(i.Id, i.Number!, d.RaisedBy,
                    d.Reason, d.SettleBy)).ToListAsync(ct)
            : [];
        List<CustomerClaim> promises = customer.HasPromises
            ? await db.PaymentPromises.AsNoTracking().Where(p => p.WithdrawnOn == null && p.PayBy >= today)
                .Join(open, p => p.InvoiceId, i => i.Id, (p, i) => new CustomerClaim(i.Id, i.Number!, p.PromisedBy,
                    p.Note, p.PayBy)).ToListAsync(ct)
            : [];
        var reminders = await db.Reminders.AsNoTracking().Where(r => r.CompanyId == subject)
            .OrderByDescending(r => r.On).ThenByDescending(r => r.Id).Take(Newest)
            .Select(r => new CustomerReminder(r.Id, r.Level, r.On, r.State)).ToListAsync(ct);
        var terms = await db.TermsOfAsync(subject, ct);
        return Panel(new CustomerCollection(subject, terms, disputes, promises, reminders,
            await LateAmount.OfAsync(db, terms, customer.Currency, today, ct), today, customer.HasOpen));
    }
}

/// <summary>A dispute about an invoice, or a promise to pay it.</summary>
/// <param name="Until">To be settled, or paid, by.</param>
internal sealed record CustomerClaim(Guid InvoiceId, string Number, string By, string Text, DateOnly? Until);

internal sealed record CustomerReminder(Guid Id, int Level, DateOnly On, ReminderState State);

internal sealed record CustomerCollection(Guid CustomerId, CollectionTerms? Terms,
    IReadOnlyList<CustomerClaim> Disputes, IReadOnlyList<CustomerClaim> Promises,
    IReadOnlyList<CustomerReminder> Reminders, IReadOnlyList<LateAmount> Late, DateOnly Today, bool HasOpen)
{
    public string Url => $"/finance/customers/{CustomerId}";
}
