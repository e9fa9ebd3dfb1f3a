using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>What an expense probably is.</summary>
/// <param name="Reason">Why, in the reader's language.</param>
/// <param name="Category">In the reader's language.</param>
/// <param name="VatPercent">12 for 12 %; null where nothing is said of it.</param>
/// <param name="Project">Its code and name.</param>
internal sealed record ExpenseSuggestion(string Reason, Guid CategoryId, string Category, decimal? VatPercent,
    Guid? ProjectId, string? Project);

/// <summary>What of the last expenses of a seller says that the next one is the same: three of four that were approved,
/// never the last one alone.</summary>
internal static class ExpenseHabit
{
    public const int Last = 4;
    public const int Least = 3;

    /// <param name="categories">Of what was approved, the latest first.</param>
    public static Guid? Of(IEnumerable<Guid> categories) => categories.Take(Last).GroupBy(c => c)
        .Where(same => same.Count() >= Least).Select(same => (Guid?)same.Key).FirstOrDefault();
}

/// <summary>Proposes category, VAT and project: a rule that somebody wrote, else what people confirmed.</summary>
internal sealed class ExpenseSuggestions(FinanceDbContext db, ICurrentUser me, IStringLocalizer<FinanceText> T)
{
    public async Task<ExpenseSuggestion?> OfAsync(string? supplier, string? description, CancellationToken ct) =>
        await ByRuleAsync(SearchText.Of(description, supplier), ct) ?? await ByHabitAsync(supplier, ct);

    /// <summary>The seller of a tax number, as people wrote him last.</summary>
    public async Task<string?> SupplierOfAsync(string? taxId, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(taxId)) return null;
        return await db.Expenses.Where(e => e.SupplierTaxId == taxId && e.Supplier != "")
                .OrderByDescending(e => e.SpentOn).Select(e => e.Supplier).FirstOrDefaultAsync(ct)
            ?? await db.Suppliers.Where(s => s.TaxId == taxId).Select(s => s.Name).FirstOrDefaultAsync(ct);
    }

    private async Task<ExpenseSuggestion?> ByRuleAsync(string said, CancellationToken ct)
    {
        if (said.Length == 0) return null;
        var isActive = true;
        var rules = await db.ExpenseRules.AsNoTracking().Where(r => r.IsActive == isActive).OrderBy(r => r.Order)
            .ThenBy(r => r.Text).ToListAsync(ct);
        if (rules.Find(r => r.Fits(said)) is not { } rule
            || await CategoryAsync(rule.CategoryId, ct) is not { } category)
            return null;
        var project = await db.Projects.ChargeableBy(db, me).Where(p => p.Id == rule.ProjectId)
            .Select(p => new { p.Id, Text = p.Code + " " + p.Name }).FirstOrDefaultAsync(ct);
        return new ExpenseSuggestion(T["by the rule “{0}”", rule.Text], rule.CategoryId, category, rule.VatPercent,
            project?.Id, project?.Text);
    }

    private async Task<ExpenseSuggestion?> ByHabitAsync(string? supplier, CancellationToken ct)
    {
        var key = Expense.MerchantKeyOf(supplier);
        if (key.Length == 0) return null;
        var last = await db.Expenses.AsNoTracking()
            .Where(e => e.MerchantKey == key && (e.State == ExpenseState.Approved || e.State == ExpenseState.Paid))
            .OrderByDescending(e => e.DecidedAt).Take(ExpenseHabit.Last).Select(e => e.CategoryId).ToListAsync(ct);
        if (ExpenseHabit.Of(last) is not { } chosen || await CategoryAsync(chosen, ct) is not { } category) return null;
        return new ExpenseSuggestion(
            T["so were {0} of the last {1} of “{2}”", last.Count(c => c == chosen), last.Count, supplier!.Trim()],
            chosen, category, null, null, null);
    }

    private async Task<string?> CategoryAsync(Guid id, CancellationToken ct) =>
        await db.ExpenseCategories.Where(c => c.Id == id && c.IsActive).Select(c => new { c.Name, c.IsBuiltIn })
            .FirstOrDefaultAsync(ct) is { } category
            ? category.IsBuiltIn ? T[category.Name] : category.Name
            : null;
}
