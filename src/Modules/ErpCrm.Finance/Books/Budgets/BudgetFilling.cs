using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Budgets;

/// <summary>What a budget begins with.</summary>
internal enum BudgetSource
{
    Nothing,
    LastBudget,
    LastYear,
}

/// <summary>Plans a year from the one before, each account and cost centre for itself.</summary>
internal sealed class BudgetFilling(FinanceDbContext db, LedgerSums sums, ICompanyProfile company)
{
    private const int Backwards = -FinancialYears.Months;

    /// <summary>Adds it to the context; the caller saves.</summary>
    /// <param name="percent">100 is as much as then.</param>
    /// <param name="replaces">Also where something is planned already.</param>
    /// <returns>Months of accounts that were planned.</returns>
    public async Task<int> FillAsync(
        Budget budget, BudgetSource source, decimal percent, bool replaces, CancellationToken ct)
    {
        var accounts = (await db.Accounts.AsNoTracking().ToListAsync(ct)).Where(a => !a.Type.IsOfBalanceSheet())
            .ToDictionary(a => a.Id);
        var before = source switch
        {
            BudgetSource.LastBudget => await PlannedAsync(budget, ct),
            BudgetSource.LastYear => await PostedAsync(budget, accounts, ct),
            _ => [],
        };
        var lines = await db.BudgetLines.Where(l => l.BudgetId == budget.Id)
            .ToDictionaryAsync(l => (l.AccountId, l.CostCentreId), ct);
        var digits = Currencies.Digits(company.Current.BaseCurrency);
        var planned = 0;
        foreach (var ((accountId, centreId, month), amount) in before)
        {
            var next = Rounding.Round(amount * percent / 100, digits);
            if (next == 0 || !accounts.TryGetValue(accountId, out var account)) continue;
            if (!lines.TryGetValue((accountId, centreId), out var line))
            {
                line = lines[(accountId, centreId)] = new BudgetLine(budget.Id, accountId, account.Code, centreId);
                db.Add(line);
            }

            if (!replaces && line.Of(month) != 0) continue;
            line.Plan(month, Currencies.Limited(next, null));
            planned++;
        }

        return planned;
    }

    private async Task<Dictionary<(Guid Account, Guid Centre, DateOnly Month), decimal>> PlannedAsync(
        Budget budget, CancellationToken ct)
    {
        var before = budget.FirstMonth.AddMonths(Backwards);
        var lines = await db.BudgetLines.AsNoTracking()
            .Where(l => db.Budgets.Any(b => b.Id == l.BudgetId && b.FirstMonth == before)).ToListAsync(ct);
        return lines.SelectMany(l => FinancialYears.MonthsOf(budget.FirstMonth)
                .Select(m => (Key: (l.AccountId, l.CostCentreId, m), Amount: l.Of(m))))
            .ToDictionary(cell => cell.Key, cell => cell.Amount);
    }

    // What was posted, without what closed the year; months that are not over count as they stand.
    private async Task<Dictionary<(Guid Account, Guid Centre, DateOnly Month), decimal>> PostedAsync(
        Budget budget, Dictionary<Guid, Account> accounts, CancellationToken ct)
    {
        var query = new SumQuery(budget.FirstMonth.AddMonths(Backwards), budget.FirstMonth.AddDays(-1),
            By: SumBy.Month | SumBy.CostCentre, Accounts: accounts.Keys, WithoutYearEnd: true);
        return (await sums.ReadAsync(query, ct))
            .GroupBy(s => (s.AccountId, s.CostCentreId ?? Guid.Empty, s.Month!.Value.AddMonths(-Backwards)))
            .ToDictionary(g => g.Key, g => accounts[g.Key.AccountId].Type.Natural(g.Sum(s => s.BaseAmount)));
    }
}
