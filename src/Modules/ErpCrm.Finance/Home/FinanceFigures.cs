using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Text;
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
internal sealed class FinanceFigures(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    ICompanyProfile company, IStringLocalizer<FinanceText> T) : IHomeFigures
{
    public async Task<IReadOnlyList<HomeFigure>> LoadAsync(CancellationToken ct)
    {
        var figures = new List<HomeFigure>();
        if (!me.Can(FinancePermissions.ViewInvoices) && !me.Can(FinancePermissions.ViewCash)) return figures;
        var rates = await Rates.LoadAsync(db, company, ct);
        if (me.Can(FinancePermissions.ViewInvoices))
        {
            figures.Add(await UnbilledAsync(rates, ct));
            figures.Add(await OverdueAsync(ct));
        }

        if (me.Can(FinancePermissions.ViewCash)) figures.AddRange(await CashAsync(ct));
        return figures;
    }

    // Valued at the rate of the day it was delivered: the day on which it was earned.
    private async Task<HomeFigure> UnbilledAsync(RateTable rates, CancellationToken ct)
    {
        var access = me.AccessTo(FinancePermissions.ViewInvoices);
        var (count, sum) = await db.KeptAsync($"unbilled {company.Current.BaseCurrency}", access,
            [typeof(Delivery), typeof(ProjectCopy), typeof(Customer), typeof(ExchangeRate)], async () =>
        {
            var open = await db.Deliveries.VisibleTo(db, access).Where(d => d.IsOpen)
                .Select(d => new { d.OpenValue, d.Currency, d.DeliveredOn })
                .ToListAsync(ct);
            return (open.Count, open.Sum(d => rates.ToBase(d.OpenValue, d.Currency, d.DeliveredOn) ?? 0));
        });
        return new HomeFigure("finance.unbilled", T["Delivered, not billed"], Shown(sum),
            count == 0 ? T["Everything is billed"].Value : null, "/finance/unbilled", null, 30);
    }

    private async Task<HomeFigure> OverdueAsync(CancellationToken ct)
    {
        var open = await OpenInvoices.LoadAsync(db, me.AccessTo(FinancePermissions.ViewInvoices), clock.Today,
            company.Current.BaseCurrency, ct);
        var detail = open.OverdueCount == 0 ? T["Nothing is overdue"].Value : T.Count("{0} invoice|{0} invoices",
            open.OverdueCount);
        return new HomeFigure("finance.overdue", T["Overdue"], Shown(open.Overdue), detail,
            "/finance/invoices?tab=overdue", open.OverdueCount == 0 ? null : "red", 40);
    }

    private async Task<IEnumerable<HomeFigure>> CashAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var flow = await db.KeptAsync($"cash {today:O} {company.Current.BaseCurrency}", null,
            [typeof(BankAccount), typeof(Payment), typeof(Expense), typeof(Invoice), typeof(ExchangeRate)], async () =>
            (await CashPage.LoadAsync(db, company, today, ct)).Flow);
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
