using ErpCrm.Contracts;
using ErpCrm.Contracts.Workspace;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Mails;

/// <summary>That a document went by mail stands in the threads of the work it bills.</summary>
internal sealed class TellWhenMailSent(FinanceDbContext db) : IHandle<MailSent>
{
    public async Task HandleAsync(MailSent domainEvent, CancellationToken ct)
    {
        // A mail that only speaks of it did not bring it.
        if (!domainEvent.HasPapers) return;
        if (domainEvent.Kind == Kinds.Invoice)
        {
            var invoice = await db.Invoices.Include(i => i.Lines)
                .FirstOrDefaultAsync(i => i.Id == domainEvent.RecordId, ct);
            invoice?.TellMailed(domainEvent.Addresses);
        }
        else if (domainEvent.Kind == Kinds.CreditNote)
        {
            var note = await db.CreditNotes.Include(n => n.Invoice).ThenInclude(i => i.Lines)
                .FirstOrDefaultAsync(n => n.Id == domainEvent.RecordId, ct);
            note?.TellMailed(domainEvent.Addresses);
        }
    }
}
