using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>E-invoices of credit notes.</summary>
[Route("finance/credit-notes/{id:guid}"), RequirePermission(FinancePermissions.ViewInvoices)]
internal sealed class CreditNoteEInvoicesController(FinanceDbContext db, ICurrentUser me, EInvoiceWriting writing)
    : EInvoiceFilesController(writing)
{
    protected override async Task<EInvoiceSubject> FindAsync(Guid id, CancellationToken ct)
    {
        var note = await db.CreditNotes.AsNoTracking().VisibleTo(me).OneAsync(n => n.Id == id, ct);
        return new EInvoiceSubject(note.Number, $"/finance/credit-notes/{id}", note.CompanyId,
            await db.ChangesBuyerTermsAsync(me, note.CompanyId, ct));
    }
}
