using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Purchasing.Bills;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Posting.Purchasing;

/// <summary>Open bills, less what suppliers credited.</summary>
internal sealed class OpenBillItems(FinanceDbContext db) : IOpenItems
{
    public AccountRole Control => AccountRole.Payables;

    public IAsyncEnumerable<OpenItem> ReadAsync(CancellationToken ct) => db.Bills.Where(b => b.IsOpen)
        .Select(b => new OpenItem("Bill", b.Id, b.Currency,
            b.Kind == BillKind.CreditNote ? -b.OpenAmount : b.OpenAmount, b.ExchangeRate)).AsAsyncEnumerable();
}

/// <summary>What suppliers were paid ahead.</summary>
internal sealed class OpenAdvanceItems(FinanceDbContext db) : IOpenItems
{
    public AccountRole Control => AccountRole.SupplierAdvances;

    public IAsyncEnumerable<OpenItem> ReadAsync(CancellationToken ct) => db.SupplierPayments.Where(p => p.HasAdvance)
        .Select(p => new OpenItem("SupplierPayment", p.Id, p.Currency, p.OpenAmount, p.ExchangeRate))
        .AsAsyncEnumerable();
}
