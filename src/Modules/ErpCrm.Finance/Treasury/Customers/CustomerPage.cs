using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Customers;

internal sealed record CurrencyAgeing(string Currency, Ageing Ageing);

/// <summary>What a customer owes, since when, what it paid, and how it is billed.</summary>
internal sealed record CustomerPage(
    Customer Customer,
    DateOnly AsOf,
    IReadOnlyList<CurrencyAgeing> Ageing,
    BaseBalance Base,
    string BaseCurrency,
    IReadOnlyList<InvoiceRow> Invoices,
    IReadOnlyList<PaymentRow> Payments,
    IReadOnlyList<CustomerCredit> Credit,
    bool ShowsPayments)
{
    private const int Shown = 25;

    public static async Task<CustomerPage> LoadAsync(FinanceDbContext db, ICompanyProfile company, ICurrentUser me,
        Customer customer, DateOnly asOf, CancellationToken ct)
    {
        var rates = await Rates.LoadAsync(db, company, ct);
        var items = await Balances.ItemsAsync(db, customer.Id, ct);
        var ageing = items.Where(i => i.Open != 0).GroupBy(i => i.Currency).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new CurrencyAgeing(g.Key, Customers.Ageing.Of(asOf, g.Select(i => (i.DueOn!.Value, i.Open)))))
            .ToList();
        var balances = items.GroupBy(i => i.Currency).Select(g => new Balance(customer.Id, g.Key,
            g.Sum(i => i.Open), g.Where(i => i.DueOn < asOf).Sum(i => i.Open), g.Sum(i => i.Credit)));
        var invoices = await db.Invoices.AsNoTracking().Where(i => i.CompanyId == customer.Id && i.IssuedOn != null)
            .OrderByDescending(i => i.IsOpen).ThenByDescending(i => i.IssuedOn).ThenByDescending(i => i.Number)
            .Take(Shown)
            .Select(InvoiceRow.At(rates, asOf)).ToListAsync(ct);
        var payments = await db.Payments.AsNoTracking().VisibleTo(db, me).Where(p => p.CompanyId == customer.Id)
            .OrderByDescending(p => p.ReceivedOn).ThenByDescending(p => p.Id).Take(Shown)
            .Select(PaymentRow.From).ToListAsync(ct);
        var credit = await CustomerCredit.LoadAsync(db, me, customer.Id, ct);
        return new CustomerPage(
            customer, asOf, ageing, BaseBalance.Of(balances, rates, asOf), company.Current.BaseCurrency, invoices,
            payments, credit, me.Can(FinancePermissions.ViewPayments));
    }
}
