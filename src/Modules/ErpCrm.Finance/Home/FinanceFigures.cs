using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Payments;
using ErpCrm.Finance.Purchasing.RecurringBills;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Banking;
using ErpCrm.Finance.Treasury.Cash;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Home;

/// <summary>Work to bill, money overdue, cash: in base currency, each with the list it stands for.</summary>
internal sealed class FinanceFigures(FinanceDbContext db, ICashBooks books, ICurrentUser me, IBusinessClock clock,
    ICompanyProfile company, IStringLocalizer<FinanceText> T) : IHomeFigures
{
    public async Task<IReadOnlyList<HomeFigure>> LoadAsync(CancellationToken ct)
    {
        if (!me.Can(FinancePermissions.ViewInvoices) && !me.Can(FinancePermissions.ViewCash)) return [];
        var rates = await Rates.LoadAsync(db, company, ct);
        var figures = new List<HomeFigure?>();
        if (me.Can(FinancePermissions.ViewInvoices))
        {
            figures.Add(await UnbilledAsync(rates, ct));
            figures.Add(await OverdueAsync(rates, ct));
        }

        if (me.Can(FinancePermissions.ViewCash)) figures.AddRange(await CashAsync(ct));
        return [.. figures.OfType<HomeFigure>()];
    }

    // Valued at the rate of the day it was delivered: the day on which it was earned.
    private async Task<HomeFigure?> UnbilledAsync(ExchangeRateTable rates, CancellationToken ct)
    {
        var access = me.AccessTo(FinancePermissions.ViewInvoices);
        var seesAll = access.Scope == Scope.All;
        var (count, unpriced, sum) = await db.KeptAsync($"unbilled {company.Current.BaseCurrency}", access,
            [typeof(Delivery), typeof(ProjectCopy), typeof(Customer), typeof(ExchangeRate)], async () =>
        {
            var open = await db.Deliveries.VisibleTo(db, access).Where(d => d.IsOpen || d.NeedsPrice)
                .Select(d => new { d.NeedsPrice, d.OpenValue, d.Currency, d.DeliveredOn })
                .ToListAsync(ct);
            return (open.Count, open.Count(d => d.NeedsPrice),
                open.Sum(d => rates.ToBase(d.OpenValue, d.Currency, d.DeliveredOn) ?? 0));
        });
        // Who may see none of it is told nothing about it.
        if (count == 0 && !seesAll && !await db.Deliveries.VisibleTo(db, access).AnyAsync(ct)) return null;
        var detail = (count, unpriced) switch
        {
            (_, > 0) => T.Count("{0} delivery has no rate|{0} deliveries have no rate", unpriced),
            (0, _) when seesAll => T["Everything is billed"],
            (0, _) => T["Everything of your projects and clients is billed"].Value,
            _ => null,
        };
        return new HomeFigure("finance.unbilled", T["Delivered, not billed"], Shown(sum), detail, "/finance/unbilled",
            null, 30);
    }

    private async Task<HomeFigure?> OverdueAsync(ExchangeRateTable rates, CancellationToken ct)
    {
        var access = me.AccessTo(FinancePermissions.ViewInvoices);
        var seesAll = access.Scope == Scope.All;
        var open = await OpenInvoices.LoadAsync(db, access, rates, clock.Today, company.Current.BaseCurrency, ct);
        if (open.OverdueCount == 0 && !seesAll && !await db.Invoices.VisibleTo(access).AnyAsync(ct)) return null;
        string detail = open.OverdueCount switch
        {
            0 when seesAll => T["Nothing is overdue"],
            0 => T["Nothing of your projects and clients is overdue"],
            var count => T.Count("{0} invoice|{0} invoices", count),
        };
        return new HomeFigure("finance.overdue", T["Overdue"], Shown(open.Overdue), detail,
            "/finance/invoices?tab=overdue", open.OverdueCount == 0 ? null : "red", 40);
    }

    private async Task<IEnumerable<HomeFigure>> CashAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var flow = await db.KeptAsync($"cash {today:O} {company.Current.BaseCurrency}", null,
            [typeof(BankAccount), typeof(BankFeed), typeof(Journal), typeof(Payment), typeof(Expense), typeof(Invoice),
                typeof(Bill), typeof(SupplierPayment), typeof(RecurringBill), typeof(ExchangeRate)],
            async () => (await CashPage.LoadAsync(db, books, company, today, ct)).Flow);
        return
        [
            new HomeFigure("finance.cash", T["Cash on hand"], Shown(flow.OnHand), null, "/finance/cash",
                flow.OnHand < 0 ? "red" : null, 50),
            new HomeFigure("finance.due", T["Due in 8 weeks"], Shown(flow.DueIn), T["to pay {0}", Shown(flow.DueOut)],
                "/finance/cash/due", null, 60),
        ];
    }

    private string Shown(decimal amount) => Format.Money(amount, company.Current.BaseCurrency, 0);
}
