using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Budgets;

/// <summary>Reads budgets as their pages show them.</summary>
internal sealed class BudgetReading(
    FinanceDbContext db, ICompanyProfile company, IStringLocalizer<FinanceText> texts)
{
    /// <param name="centre">Key of a <see cref="BudgetPart"/>; what is none begins with the first.</param>
    public async Task<BudgetPage> ReadAsync(Budget budget, string? centre, CancellationToken ct)
    {
        var lines = await db.BudgetLines.AsNoTracking().Where(l => l.BudgetId == budget.Id).ToListAsync(ct);
        var parts = await PartsAsync([.. lines.Select(l => l.CostCentreId)], ct);
        var part = parts.FirstOrDefault(p => p.Key == centre) ?? parts[0];
        var months = FinancialYears.MonthsOf(budget.FirstMonth);
        var chosen = lines.Where(l => part.IsAll || l.CostCentreId == part.CostCentreId)
            .ToLookup(l => l.AccountId);
        var accounts = await AccountsAsync(ct);
        return new BudgetPage(budget, months,
            [.. accounts.Where(a => a.IsActive || chosen.Contains(a.Id)).Select(a => new BudgetRow(
                a.Id, a.Code, texts[a.Name], a.Class, [.. months.Select(m => chosen[a.Id].Sum(l => l.Of(m)))]))],
            parts, part, company.Current.BaseCurrency);
    }

    /// <summary>Accounts of income and costs, as profit and loss has them.</summary>
    public async Task<IReadOnlyList<Account>> AccountsAsync(CancellationToken ct) =>
    [
        .. (await db.Accounts.AsNoTracking().ToListAsync(ct)).Where(a => !a.Type.IsOfBalanceSheet())
            .OrderBy(a => a.Class).ThenBy(a => a.Code, StringComparer.Ordinal),
    ];

    /// <summary>All together, none, and each cost centre: only the second where there are no cost centres.</summary>
    public async Task<IReadOnlyList<BudgetPart>> PartsAsync(IReadOnlyCollection<Guid> used, CancellationToken ct)
    {
        var centres = await db.CostCentres.IgnoreAutoIncludes().AsNoTracking().OrderBy(c => c.Code)
            .Select(c => new { c.Id, c.Code, c.Name, c.IsActive }).ToListAsync(ct);
        var none = new BudgetPart(BudgetPart.None, texts["No cost centre"], Guid.Empty);
        var shown = centres.Where(c => c.IsActive || used.Contains(c.Id))
            .Select(c => new BudgetPart(c.Id.ToString(), $"{c.Code} {c.Name}", c.Id)).ToList();
        return shown.Count == 0 ? [none]
            : [new BudgetPart(BudgetPart.All, texts["All cost centres together"], null), none, .. shown];
    }
}
