using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Payments;
using ErpCrm.Finance.Treasury.Customers;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.Suppliers;

/// <summary>Something of a supplier's that can be used for its bills.</summary>
internal sealed record SupplierCredit(Guid Id, string Title, DateOnly On, decimal Left, string Currency, bool IsPayment)
{
    public string SourceUrl => IsPayment ? $"/finance/supplier-payments/{Id}" : $"/finance/bills/{Id}";

    public string UseUrl => IsPayment ? $"{SourceUrl}/use" : $"/finance/supplier-payments/credit/{Id}";

    public string RefundUrl => IsPayment ? $"{SourceUrl}/refund" : $"{UseUrl}/refund";

    public static async Task<IReadOnlyList<SupplierCredit>> LoadAsync(FinanceDbContext db, Guid supplierId,
        CancellationToken ct)
    {
        var notes = await db.Bills.AsNoTracking()
            .Where(b => b.SupplierId == supplierId && b.Kind == BillKind.CreditNote && b.IsOpen)
            .Select(b => new { b.Id, b.Number, b.BilledOn, b.OpenAmount, b.Currency }).ToListAsync(ct);
        var advances = await db.SupplierPayments.AsNoTracking().Where(p => p.SupplierId == supplierId && p.HasAdvance)
            .Select(p => new { p.Id, p.Reference, p.PaidOn, p.OpenAmount, p.Currency }).ToListAsync(ct);
        return
        [
            .. notes.Select(n => new SupplierCredit(n.Id, n.Number, n.BilledOn, n.OpenAmount, n.Currency, false))
                .Concat(advances.Select(
                    p => new SupplierCredit(p.Id, p.Reference, p.PaidOn, p.OpenAmount, p.Currency, true)))
                .OrderBy(c => c.On),
        ];
    }
}

/// <summary>What we owe a supplier, since when, what it was paid, and how it is paid.</summary>
internal sealed record SupplierPage(
    Supplier Supplier,
    Customer? Company,
    ExpenseCategory? Category,
    string? Account,
    DateOnly AsOf,
    IReadOnlyList<CurrencyAgeing> Ageing,
    SupplierBaseBalance Base,
    string BaseCurrency,
    IReadOnlyList<BillsRow> Bills,
    IReadOnlyList<SupplierPaymentRow> Payments,
    IReadOnlyList<SupplierCredit> Credit)
{
    private const int Shown = 25;

    public static async Task<SupplierPage> LoadAsync(FinanceDbContext db, ICompanyProfile company,
        IBillAccounts accounts, ICurrentUser me, Supplier supplier, DateOnly asOf, CancellationToken ct)
    {
        var rates = await Rates.LoadAsync(db, company, ct);
        var open = (await Payables.OpenOnAsync(db, asOf, supplier.Id, company.Current.BaseCurrency, ct))
            .Where(p => p.Kind == PayableKind.Bill);
        var ageing = open.GroupBy(p => p.Currency).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new CurrencyAgeing(g.Key,
                Treasury.Customers.Ageing.Of(asOf, g.Select(p => (p.DueOn, p.Open))))).ToList();
        var bills = await db.Bills.AsNoTracking().VisibleTo(me).Where(b => b.SupplierId == supplier.Id)
            .OrderByDescending(b => b.IsOpen).ThenByDescending(b => b.BilledOn).ThenByDescending(b => b.Id)
            .Take(Shown).Select(BillsRow.At(rates, asOf)).ToListAsync(ct);
        var payments = await db.SupplierPayments.AsNoTracking().Where(p => p.SupplierId == supplier.Id)
            .OrderByDescending(p => p.PaidOn).ThenByDescending(p => p.Id).Take(Shown)
            .Select(SupplierPaymentRow.Of(db)).ToListAsync(ct);
        var names = supplier.AccountId is { } id ? await accounts.NamesAsync([id], ct) : null;
        return new SupplierPage(
            supplier,
            supplier.CompanyId is { } companyId
                ? await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Id == companyId, ct)
                : null,
            supplier.CategoryId is { } category
                ? await db.ExpenseCategories.AsNoTracking().FirstOrDefaultAsync(c => c.Id == category, ct)
                : null,
            names?.Values.FirstOrDefault(), asOf, ageing,
            SupplierBaseBalance.Of(await SupplierBalances.LoadAsync(db, asOf, supplier.Id, ct), rates, asOf),
            company.Current.BaseCurrency, bills, payments, await SupplierCredit.LoadAsync(db, supplier.Id, ct));
    }
}
