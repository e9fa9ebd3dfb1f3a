using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.ExpenseClaims;
using ErpCrm.Finance.Treasury.Expenses;
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

/// <summary>What waits for somebody in finance.</summary>
internal sealed class FinanceAttention(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    ICompanyProfile company, IStringLocalizer<FinanceText> T) : IAttentionSource
{
    private const int OverdueShown = 3;
    private const int DraftsShown = 3;
    private const int DraftAgeDays = 7;

    public async Task<IReadOnlyList<AttentionItem>> LoadAsync(CancellationToken ct)
    {
        var items = new List<AttentionItem>();
        if (me.Can(FinancePermissions.ViewInvoices)) items.AddRange(await OverdueAsync(ct));
        if (me.Can(FinancePermissions.EditInvoices)) items.AddRange(await DraftsAsync(ct));
        if (me.Can(FinancePermissions.ApproveExpenses)) items.AddRange(await ExpensesAsync(ct));
        if (me.Can(FinancePermissions.PayBills)) items.AddRange(await BillsAsync(ct));
        if (me.Can(FinancePermissions.EditSettings)) items.AddRange(await MissingRatesAsync(ct));
        if (me.Can(FinancePermissions.EditInvoices)) items.AddRange(await UnpricedAsync(ct));
        return items;
    }

    private async Task<IEnumerable<AttentionItem>> OverdueAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var rates = await Rates.LoadAsync(db, company, ct);
        var access = me.AccessTo(FinancePermissions.ViewInvoices);
        var largest = await db.KeptAsync($"largest overdue {today:O} {company.Current.BaseCurrency}", access,
            [typeof(Invoice), typeof(ExchangeRate)], async () =>
        {
            var overdue = await db.Invoices.VisibleTo(access).Where(i => i.IsOpen && i.DueOn < today)
                .Select(i => new { i.Id, i.Number, CustomerName = i.CustomerToday.Name, i.OpenAmount, i.Currency })
                .ToListAsync(ct);
            return overdue.OrderByDescending(i => rates.ToBase(i.OpenAmount, i.Currency, today) ?? 0).Take(OverdueShown)
                .ToList();
        });
        return largest.Select((i, rank) => new AttentionItem(
            "red", T["Overdue invoice"], $"{i.Number} · {i.CustomerName}", $"/finance/invoices/{i.Id}",
            Format.Money(i.OpenAmount, i.Currency, 0), 90 - rank));
    }

    private async Task<IEnumerable<AttentionItem>> DraftsAsync(CancellationToken ct)
    {
        var before = clock.Today.AddDays(-DraftAgeDays);
        var drafts = await db.Invoices.ChangeableBy(me)
            .Where(i => i.Status == InvoiceStatus.Draft && i.DraftedOn < before)
            .OrderBy(i => i.DraftedOn).Take(DraftsShown)
            .Select(i => new { i.Id, CustomerName = i.CustomerToday.Name, i.DraftedOn, i.Gross, i.Currency })
            .ToListAsync(ct);
        return drafts.Select(i => new AttentionItem(
            "amber", T["Draft waits"], $"{i.CustomerName} · {Format.Day(i.DraftedOn)}", $"/finance/invoices/{i.Id}",
            Format.Money(i.Gross, i.Currency, 0), 60));
    }

    private async Task<IEnumerable<AttentionItem>> ExpensesAsync(CancellationToken ct)
    {
        var waiting = await db.Expenses.DecidedBy(me, company.Current)
            .CountAsync(e => e.State == ExpenseState.Submitted && e.ClaimId == null, ct);
        var claims = await db.ExpenseClaims.DecidedBy(me, company.Current)
            .CountAsync(c => c.State == ExpenseState.Submitted, ct);
        List<AttentionItem> items = [];
        if (waiting > 0)
            items.Add(new AttentionItem("blue", T["Approve"],
                T.Count("{0} expense waits for approval|{0} expenses wait for approval", waiting),
                "/finance/expenses?tab=approve", null, 70));
        if (claims > 0)
            items.Add(new AttentionItem("blue", T["Approve"],
                T.Count("{0} expense claim waits for approval|{0} expense claims wait for approval", claims),
                "/finance/expense-claims?tab=approve", null, 70));
        return items;
    }

    // What suppliers expect until Sunday, and what is late.
    private async Task<IEnumerable<AttentionItem>> BillsAsync(CancellationToken ct)
    {
        var (today, isOpen) = (clock.Today, true);
        var until = Weeks.MondayOf(today).AddDays(6);
        var due = db.Bills.VisibleTo(me).Where(b => b.IsOpen == isOpen && b.Kind == BillKind.Bill && b.DueOn <= until);
        var count = await due.CountAsync(ct);
        if (count == 0) return [];
        var late = await due.CountAsync(b => b.DueOn < today, ct);
        return [new AttentionItem(late > 0 ? "red" : "amber", T["Bills to pay"],
            T.Count("{0} bill is due this week|{0} bills are due this week", count),
            $"/finance/bills?tab=open&due={Format.Input(until)}", null, 72)];
    }

    // A currency that is in use and has no rate for today.
    private async Task<IEnumerable<AttentionItem>> MissingRatesAsync(CancellationToken ct)
    {
        var rates = await Rates.LoadAsync(db, company, ct);
        var used = await db.KeptAsync("currencies in use", null,
            [typeof(ProjectCopy), typeof(Invoice), typeof(Expense), typeof(BankAccount)],
            () => db.Projects.Where(p => p.IsOpen).Select(p => p.Currency)
            .Union(db.Invoices.Where(i => i.IsOpen).Select(i => i.Currency))
            .Union(db.Expenses.Where(e => e.State == ExpenseState.Submitted || e.State == ExpenseState.Approved)
                .Select(e => e.Currency))
            .Union(db.BankAccounts.Select(a => a.Currency)).ToListAsync(ct));
        return used.Where(currency => rates.RateOn(currency, clock.Today) is null).Order(StringComparer.Ordinal)
            .Select(currency => new AttentionItem(
                "red", T["Rate missing"], T["No exchange rate for {0}", currency],
                $"/finance/exchange-rates/create?currency={currency}", null, 80));
    }

    private async Task<IEnumerable<AttentionItem>> UnpricedAsync(CancellationToken ct)
    {
        var unpriced = await db.Deliveries.VisibleTo(db, me.AccessTo(FinancePermissions.ViewInvoices))
            .CountAsync(d => d.NeedsPrice, ct);
        return unpriced == 0 ? [] : [new AttentionItem("amber", T["Price missing"],
            T.Count("{0} delivery has no rate|{0} deliveries have no rate", unpriced), "/finance/unbilled", null, 75)];
    }
}
