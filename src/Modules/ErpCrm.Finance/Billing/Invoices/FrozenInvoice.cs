using ErpCrm.Platform.Company;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Invoices;

internal static class FrozenInvoice
{
    /// <summary>What an issued invoice says: as it was frozen; of one that another system issued, what is known of
    /// it.</summary>
    public static async Task<FrozenDocument> ReadAsync(FinanceDbContext db, Invoice invoice, CompanyProfile company,
        DateOnly today, CancellationToken ct)
    {
        if (!invoice.IsCarriedOver)
            return FrozenDocument.Read(await db.IssuedDocuments.AsNoTracking().Where(d => d.Id == invoice.Id)
                .Select(d => d.Content).SingleAsync(ct));
        var customer = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == invoice.CompanyId, ct);
        return FrozenDocument.Of(invoice, customer, company, today);
    }
}
