using ErpCrm.Contracts;
using ErpCrm.Contracts.Workspace;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Mails;

/// <summary>Whether an invoice went to its customer: told of every mail that brought it.</summary>
internal sealed class FollowInvoiceMails(FinanceDbContext db, IBusinessClock clock)
    : IHandle<MailSent>, IHandle<MailNotSent>
{
    public async Task HandleAsync(MailSent domainEvent, CancellationToken ct)
    {
        // A mail that only speaks of it did not bring it.
        if (domainEvent.Kind != Kinds.Invoice || !domainEvent.HasPapers) return;
        var mailing = await db.InvoiceMailings.FirstOrDefaultAsync(m => m.Id == domainEvent.MailId, ct);
        if (mailing is null)
        {
            if (!await db.Invoices.AnyAsync(i => i.Id == domainEvent.RecordId && i.IssuedOn != null, ct)) return;
            mailing = InvoiceMailing.ByHand(domainEvent.MailId, domainEvent.RecordId,
                clock.DayOf(domainEvent.OccurredAt));
            db.Add(mailing);
        }

        mailing.TellSent();
    }

    public async Task HandleAsync(MailNotSent domainEvent, CancellationToken ct)
    {
        if (domainEvent.Kind != Kinds.Invoice) return;
        var mailing = await db.InvoiceMailings.FirstOrDefaultAsync(m => m.Id == domainEvent.MailId, ct);
        mailing?.TellNotSent(domainEvent.IsUnsure);
    }
}
