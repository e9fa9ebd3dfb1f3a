using ErpCrm.Finance.Billing.Invoices;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Payments;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Data;
using ErpCrm.Tests.Finance.Books;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Purchasing;

/// <summary>Suppliers, their bills and what pays them.</summary>
internal sealed class PurchasingScene(TestApp app)
{
    private static int _number;

    public static BillLineTerms Line(decimal price, decimal vat = 0, string text = "Work") =>
        new(null, text, null, null, 1, price, vat);

    public static string NewNumber() => $"B-{Interlocked.Increment(ref _number)}";

    public Task<Supplier> SupplierAsync(string name, string currency = "KGS", string account = "1180000112340987") =>
        app.InAsync<FinanceDbContext, Supplier>(async db =>
        {
            var supplier = Supplier.Add(new SupplierData(name, null, currency, 14)
            {
                Account = new SupplierAccount(account, "Demir", "118003"),
            });
            db.Add(supplier);
            await db.SaveChangesAsync();
            return supplier;
        });

    public Task<Guid> DraftAsync(Supplier supplier, DateOnly on, BillKind kind, params BillLineTerms[] lines) =>
        app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var known = await db.Suppliers.SingleAsync(s => s.Id == supplier.Id);
            var bill = Bill.Draft(known, new BillTerms(kind, NewNumber(), on, on.AddDays(known.PaymentTermDays), null,
                new BillMethod(known.Currency, false, VatRounding.PerRate), false, lines), TestUser.Accountant.Id);
            db.Add(bill);
            await db.SaveChangesAsync();
            return bill.Id;
        });

    public Task<Bill> BillAsync(Supplier supplier, decimal gross, DateOnly? on = null) =>
        PostedAsync(supplier, on ?? app.Today, BillKind.Bill, Line(gross));

    public Task<Bill> CreditAsync(Supplier supplier, decimal gross, DateOnly? on = null) =>
        PostedAsync(supplier, on ?? app.Today, BillKind.CreditNote, Line(gross));

    public async Task<Bill> PostedAsync(Supplier supplier, DateOnly on, BillKind kind, params BillLineTerms[] lines)
    {
        var id = await DraftAsync(supplier, on, kind, lines);
        await app.InScopeAsync<BillPosting, BillState>(posting => posting.PostOrSubmitAsync(id, null, default));
        return await BillAsync(id);
    }

    public Task<Bill> BillAsync(Guid id) => app.InAsync<FinanceDbContext, Bill>(
        db => db.Bills.AsNoTracking().Whole().SingleAsync(b => b.Id == id));

    public Task<Bill> BillAsync(string url) => BillAsync(IdIn(url));

    /// <summary>Pays these parts; what is left is paid ahead.</summary>
    public Task<Guid> PayAsync(Supplier supplier, decimal amount, DateOnly on,
        params (Bill Bill, decimal Amount)[] parts) => app.InScopeAsync<IServiceProvider, Guid>(services =>
    {
        var (db, settlement) = (services.GetRequiredService<FinanceDbContext>(),
            services.GetRequiredService<SupplierSettlement>());
        return db.InTransactionAsync(async ct =>
        {
            var terms = await settlement.TermsAsync(on, amount, supplier.Currency, PaymentMethod.BankTransfer, "ref",
                null, null, null, ct);
            var payment = await settlement.PayAsync(TestUser.Accountant.Id,
                await db.Suppliers.SingleAsync(s => s.Id == supplier.Id, ct), terms,
                [.. parts.Select(p => new PlannedBill(p.Bill.Id, p.Amount))], ct);
            await db.SaveChangesAsync(ct);
            return payment.Id;
        }, default);
    });

    public Task<SupplierPayment> PaymentAsync(Guid id) => app.InAsync<FinanceDbContext, SupplierPayment>(
        db => db.SupplierPayments.AsNoTracking().Include(p => p.Allocations).SingleAsync(p => p.Id == id));

    public static Guid IdIn(string url) => Guid.Parse(url.Split('?')[0].Split('/')[^1]);

    /// <summary>Types into a form that is sent with a file afterwards.</summary>
    public static void Fill(IHtmlDocument page, params (string Name, string Value)[] values)
    {
        foreach (var (name, value) in values)
            ((IHtmlInputElement)page.QuerySelector($"form.body [name='{name}']")!).Value = value;
    }

    public static string Typed(IHtmlDocument page, string name) =>
        ((IHtmlInputElement)page.QuerySelector($"form.body [name='{name}']")!).Value;
}
