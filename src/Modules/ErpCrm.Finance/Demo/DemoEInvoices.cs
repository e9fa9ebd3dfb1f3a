using ErpCrm.Finance.Billing.EInvoices;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Demo;

/// <summary>A client in Berlin reads invoices by its program: they carry an e-invoice.</summary>
internal sealed class DemoEInvoices(FinanceDbContext db)
{
    private const string ClientInBerlin = "Meridian Capital Partners";

    public async Task PlayAsync(CancellationToken ct)
    {
        if (await db.SellerTerms.AnyAsync(ct)) return;
        var client = await db.Customers.FirstOrDefaultAsync(c => c.Name == ClientInBerlin, ct);
        if (client is null) return;
        var (seller, buyer) = (new SellerTerms(), new BuyerTerms(client.Id));
        seller.Change(EInvoiceUse.InPdf, new EInvoiceSide { Country = "KG" });
        buyer.Change(new EInvoiceSide { Country = "DE", Reference = "MCP-4711" });
        db.AddRange(seller, buyer);
        await db.SaveChangesAsync(ct);
    }
}
