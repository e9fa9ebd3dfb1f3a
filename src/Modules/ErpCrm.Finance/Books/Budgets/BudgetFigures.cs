using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Reports;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Budgets;

/// <summary>What budgets plan for months, for reports that compare it.</summary>
internal sealed class BudgetFigures(FinanceDbContext db) : IBudgetFigures
{
    public async Task<IReadOnlyDictionary<(Guid AccountId, DateOnly Month), decimal>> ReadAsync(
        DateOnly from, DateOnly to, Guid? costCentreId, CancellationToken ct)
    {
        var first = FinancialYears.MonthOf(from);
        var earliest = first.AddMonths(1 - FinancialYears.Months);
        var budgets = await db.Budgets.AsNoTracking().Where(b => b.FirstMonth >= earliest && b.FirstMonth <= to)
            .ToListAsync(ct);
        var ids = budgets.Select(b => b.Id).ToList();
        var lines = await db.BudgetLines.AsNoTracking().Where(l => ids.Contains(l.BudgetId)
            && (costCentreId == null || l.CostCentreId == costCentreId)).ToListAsync(ct);
        var planned = new Dictionary<(Guid, DateOnly), decimal>();
        foreach (var (month, budgetId) in MonthsOf(budgets).Where(m => m.Key >= first && m.Key <= to))
        {
            foreach (var line in lines.Where(l => l.BudgetId == budgetId && l.Of(month) != 0))
                planned[(line.AccountId, month)] =
                    planned.GetValueOrDefault((line.AccountId, month)) + line.Of(month);
        }

        return planned;
    }

    /// <summary>The budget that each month is planned in: where years overlap because the company begins them in
    /// another month now, the later one holds.</summary>
    private static Dictionary<DateOnly, Guid> MonthsOf(List<Budget> budgets)
    {
        var months = new Dictionary<DateOnly, Guid>();
        foreach (var budget in budgets.OrderBy(b => b.FirstMonth))
        {
            foreach (var month in FinancialYears.MonthsOf(budget.FirstMonth)) months[month] = budget.Id;
        }

        return months;
    }
}
