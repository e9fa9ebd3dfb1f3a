using ErpCrm.Contracts;
using ErpCrm.Contracts.Workspace;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Mails;

/// <summary>That a document went by mail stands in the threads of the work it bills.</summary>
internal sealed class TellWhenMailSent(FinanceDbContext db) : IHandle<MailSent>
{
    private const int MostEngagements = 50;

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
        else if (domainEvent.Kind == Kinds.Customer)
        {
            await TellStatementAsync(domainEvent, ct);
        }
    }

    private async Task TellStatementAsync(MailSent sent, CancellationToken ct)
    {
        var issued = db.Invoices.Where(i => i.CompanyId == sent.RecordId && i.IssuedOn != null);
        var latest = await issued.OrderByDescending(i => i.IsOpen).ThenByDescending(i => i.IssuedOn)
            .ThenByDescending(i => i.Number).FirstOrDefaultAsync(ct);
        if (latest is null) return;
        var told = latest.IsOpen ? issued.Where(i => i.IsOpen) : issued.Where(i => i.Id == latest.Id);
        var engagements = await db.InvoiceLines
            .Where(l => l.EngagementId != null && told.Any(i => i.Id == l.InvoiceId))
            .Select(l => l.EngagementId!.Value).Distinct().OrderBy(id => id).Take(MostEngagements).ToListAsync(ct);
        if (engagements.Count > 0) latest.TellStatementMailed(engagements, sent.Addresses);
    }
}
