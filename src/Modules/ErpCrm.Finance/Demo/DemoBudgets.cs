using ErpCrm.Contracts;
using ErpCrm.Demo;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.AuditFile;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Budgets;
using ErpCrm.Finance.Books.CostCentres;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Demo;

/// <summary>Two cost centres, the budget of the year, rent that is accrued at a month's end and taken back the day
/// after, and the books that the accountant took along for the auditor.</summary>
internal sealed class DemoBudgets(FinanceDbContext db, HandJournals journals, LedgerSums sums, ICompanyProfile company)
    : IDemoActor
{
    private const decimal Rent = 85_000m;
    private const decimal Step = 1000m;
    private const int Months = 6;
    private static readonly string[] OfOffice = ["Office", "Telecom"];
    private static readonly string[] OfDelivery = ["Software", "Equipment", "Subcontract", "Training"];

    // After documents, and before months are closed.
    public int Order => 47;

    public async Task BeginAsync(DemoWorld world, CancellationToken ct)
    {
        using var acting = world.As(FinanceDemo.Accountant);
        await OpenAsync("10", "Разработка", OfDelivery, ct);
        await OpenAsync("90", "Офис и управление", OfOffice, ct);
        await db.SaveChangesAsync(ct);
    }

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        using var acting = world.As(FinanceDemo.Accountant);
        if (day == FinancialYears.MonthOf(world.Today).AddDays(-1)) await AccrueAsync(day, ct);
        if (day != world.Today) return;
        await PlanAsync(day, ct);
        var last = FinancialYears.MonthOf(day).AddMonths(-1);
        db.Add(new AuditTaking(last, last.AddMonths(1).AddDays(-1), world.UserIds[FinanceDemo.Accountant],
            world.Moment(day, 16)));
        await db.SaveChangesAsync(ct);
    }

    private async Task OpenAsync(string code, string name, string[] categories, CancellationToken ct)
    {
        var ids = await db.ExpenseCategories.Where(c => c.IsBuiltIn && categories.Contains(c.Name)).Select(c => c.Id)
            .ToListAsync(ct);
        var centre = new CostCentre(code, name);
        centre.Take([.. ids.Select(id => (Kinds.ExpenseCategory, id))]);
        db.Add(centre);
    }

    private Task AccrueAsync(DateOnly day, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        var accounts = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Code, a => a.Id, token);
        var (centre, currency) = (await OfficeAsync(token), company.Current.BaseCurrency);
        await journals.PostAsync(
            new HandEntry(day, null, "Аренда офиса: счёт ещё не пришёл", day.AddDays(1),
                [
                    new HandLine(accounts["8160"], currency, Rent, null, new LineOf(CostCentreId: centre)),
                    new HandLine(accounts["3590"], currency, -Rent, null, LineOf.Nothing),
                ], []), token);
        await db.SaveChangesAsync(token);
    }, ct);

    private Task<Guid> OfficeAsync(CancellationToken ct) =>
        db.CostCentres.Where(c => c.Code == "90").Select(c => c.Id).SingleAsync(ct);

    // As much each month as the months before came to on average.
    private async Task PlanAsync(DateOnly today, CancellationToken ct)
    {
        var budget = new Budget(company.Current.YearOf(today));
        db.Add(budget);
        var accounts = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Id, ct);
        var digits = Currencies.Digits(company.Current.BaseCurrency);
        var to = FinancialYears.MonthOf(today).AddDays(-1);
        var from = to.AddDays(1).AddMonths(-Months);
        foreach (var sum in await sums.ReadAsync(
            new SumQuery(from, to, By: SumBy.CostCentre, WithoutYearEnd: true), ct))
        {
            var account = accounts[sum.AccountId];
            var month = Rounding.Round(account.Type.Natural(sum.BaseAmount) / Months / Step, 0) * Step;
            if (account.Type.IsOfBalanceSheet() || month <= 0) continue;
            var line = new BudgetLine(budget.Id, account.Id, account.Code, sum.CostCentreId ?? Guid.Empty);
            line.Spread(month * FinancialYears.Months, budget.FirstMonth, digits);
            db.Add(line);
        }
    }
}
