using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>An invoice, and whether there is anything to say beside it.</summary>
internal sealed record InvoiceSide(Invoice Invoice, bool HasLinks, bool IsMailed, bool IsReported);

/// <summary>Asked once for all panels of an invoice's page.</summary>
internal sealed class InvoiceSides(FinanceDbContext db, ICurrentUser me)
{
    private InvoiceSide? _known;

    /// <summary>What the page read already.</summary>
    public void Know(InvoiceSide side) => _known = side;

    /// <summary>Null where the reader does not see the invoice.</summary>
    public async Task<InvoiceSide?> OfAsync(Guid id, CancellationToken ct)
    {
        if (_known?.Invoice.Id != id)
            _known = await db.Invoices.AsNoTracking().VisibleTo(me).Where(i => i.Id == id)
                .Select(i => new InvoiceSide(i, db.PublicLinks.Any(l => l.InvoiceId == i.Id),
                    db.InvoiceMailings.Any(m => m.InvoiceId == i.Id), db.EsfInvoices.Any(e => e.InvoiceId == i.Id)))
                .FirstOrDefaultAsync(ct);
        return _known;
    }
}
