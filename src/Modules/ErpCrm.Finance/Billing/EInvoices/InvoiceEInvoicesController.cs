using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>E-invoices of invoices.</summary>
[Route("finance/invoices/{id:guid}"), RequirePermission(FinancePermissions.ViewInvoices)]
internal sealed class InvoiceEInvoicesController(FinanceDbContext db, ICurrentUser me, EInvoiceWriting writing)
    : EInvoiceFilesController(writing)
{
    // What another system issued is its e-invoice, not ours.
    protected override async Task<EInvoiceSubject> FindAsync(Guid id, CancellationToken ct)
    {
        var invoice = await db.Invoices.AsNoTracking().VisibleTo(me)
            .OneAsync(i => i.Id == id && i.Status == InvoiceStatus.Issued && !i.IsCarriedOver, ct);
        return new EInvoiceSubject(invoice.Number!, $"/finance/invoices/{id}", invoice.CompanyId,
            await db.ChangesBuyerTermsAsync(me, invoice.CompanyId, ct));
    }
}
