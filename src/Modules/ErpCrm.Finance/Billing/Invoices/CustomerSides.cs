using ErpCrm.Finance.Billing.Deposits;
using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Finance.Billing.Papers;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>A customer, and whether there is anything to say beside it.</summary>
/// <param name="Use">Of e-invoices; null where the company entered nothing.</param>
/// <param name="Country">Of the company, as e-invoices say it.</param>
/// <param name="Set">Papers that go with invoices; null where the company entered nothing.</param>
internal sealed record CustomerSide(Customer Customer, bool HasDeposits, bool HasBuyerTerms, bool HasPapers,
    EInvoiceUse? Use, string? Country, PaperSet? Set);

/// <summary>Asked once for a customer's page and its panels.</summary>
internal sealed class CustomerSides(FinanceDbContext db, ICurrentUser me)
{
    private CustomerSide? _known;

    /// <summary>Null where there is no such customer.</summary>
    public async Task<CustomerSide?> OfAsync(Guid id, CancellationToken ct)
    {
        if (_known?.Customer.Id == id) return _known;
        var deposits = db.Invoices.VisibleTo(me).OpenDeposits();
        _known = await db.Customers.AsNoTracking().Standing().Where(c => c.Id == id)
            .Select(c => new CustomerSide(c, deposits.Any(d => d.CompanyId == c.Id),
                db.BuyerTerms.Any(t => t.CompanyId == c.Id), db.CustomerPapers.Any(p => p.CompanyId == c.Id),
                db.SellerTerms.Where(t => t.Id == SellerTerms.Only).Select(t => (EInvoiceUse?)t.Use).FirstOrDefault(),
                db.SellerTerms.Where(t => t.Id == SellerTerms.Only).Select(t => t.Country).FirstOrDefault(),
                db.PaperSettings.Where(s => s.Id == PaperSettings.Only).Select(s => (PaperSet?)s.Set)
                    .FirstOrDefault()))
            .FirstOrDefaultAsync(ct);
        return _known;
    }
}
