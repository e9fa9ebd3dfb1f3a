using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.EInvoices;

internal static class EInvoiceTermsQueries
{
    /// <summary>What is entered now for e-invoices to a customer; null where nobody ever entered anything.</summary>
    public static async Task<FrozenEInvoice?> EInvoiceTermsAsync(this FinanceDbContext db, Guid companyId,
        CancellationToken ct)
    {
        var seller = await db.SellerTerms.AsNoTracking().FirstOrDefaultAsync(t => t.Id == SellerTerms.Only, ct);
        var buyer = await db.BuyerTerms.AsNoTracking().OfAsync(companyId, ct);
        return seller is null && buyer is null
            ? null
            : new FrozenEInvoice
            {
                Use = seller?.Use ?? EInvoiceUse.Off,
                Seller = seller?.Side ?? new EInvoiceSide(),
                Buyer = buyer?.Side ?? new EInvoiceSide(),
            };
    }

    /// <summary>What holds for a customer; null where nothing does. Of two that a merge brought together the later one
    /// counts.</summary>
    public static Task<BuyerTerms?> OfAsync(this IQueryable<BuyerTerms> terms, Guid companyId, CancellationToken ct) =>
        terms.Where(t => t.CompanyId == companyId).OrderByDescending(t => t.Id).FirstOrDefaultAsync(ct);

    /// <summary>Whether somebody enters what e-invoices say of a customer: who writes its invoices.</summary>
    public static async Task<bool> ChangesBuyerTermsAsync(this FinanceDbContext db, ICurrentUser me, Guid companyId,
        CancellationToken ct) =>
        me.Can(FinancePermissions.EditInvoices)
            && await db.BilledCustomers(me).AnyAsync(c => c.Id == companyId, ct);

    /// <summary>Customers whose invoices somebody writes.</summary>
    public static IQueryable<Customer> BilledCustomers(this FinanceDbContext db, ICurrentUser me) =>
        db.Customers.AsNoTracking().Standing()
            .VisibleTo(me.AccessTo(FinancePermissions.EditInvoices), c => c.OwnerId);
}
