using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Periods;

namespace ErpCrm.Finance.Books.Budgets;

/// <summary>What was planned against what was posted, and what the year comes to.</summary>
internal sealed class BudgetResults(FinanceDbContext db, LedgerSums sums, BudgetReading reading)
{
    /// <param name="centre">Key of a <see cref="BudgetPart"/>.</param>
    public async Task<BudgetResultPage> ReadAsync(
        Budget budget, string? centre, DateOnly today, CancellationToken ct)
    {
        var plan = await reading.ReadAsync(budget, centre, ct);
        var (past, isClosed) = await PastAsync(plan, today, ct);
        var posted = await PostedAsync(plan, ct);
        return new BudgetResultPage(plan, past, isClosed,
            [.. plan.Rows.Select(row => BudgetResult.Of(row, Posted(row, plan, posted), past))
                .Where(result => result.Row.Amounts.Concat(result.Posted).Any(amount => amount != 0))]);
    }

    /// <summary>
    /// How many months of the year are told by what is posted: those that are closed to daily work; as long as none of
    /// them is, those that are over.
    /// </summary>
    private async Task<(int Count, bool IsClosed)> PastAsync(BudgetPage plan, DateOnly today, CancellationToken ct)
    {
        if (await PeriodGuard.ReadAsync(db, ct) is { OperationsDay: { } closed }
            && plan.Months.Count(m => m.AddMonths(1) <= closed.AddDays(1)) is > 0 and var count)
            return (count, true);
        return (plan.Months.Count(m => m.AddMonths(1) <= today), false);
    }

    private async Task<Dictionary<(Guid AccountId, DateOnly Month), decimal>> PostedAsync(
        BudgetPage plan, CancellationToken ct)
    {
        var by = plan.Part.IsAll ? SumBy.Month : SumBy.Month | SumBy.CostCentre;
        var query = new SumQuery(plan.Months[0], plan.Months[^1].AddMonths(1).AddDays(-1), By: by,
            Accounts: [.. plan.Rows.Select(r => r.AccountId)], WithoutYearEnd: true);
        return (await sums.ReadAsync(query, ct))
            .Where(s => plan.Part.IsAll || (s.CostCentreId ?? Guid.Empty) == plan.Part.CostCentreId)
            .GroupBy(s => (s.AccountId, s.Month!.Value)).ToDictionary(g => g.Key, g => g.Sum(s => s.BaseAmount));
    }

    private static IReadOnlyList<decimal> Posted(BudgetRow row, BudgetPage plan,
        Dictionary<(Guid AccountId, DateOnly Month), decimal> posted) =>
        [.. plan.Months.Select(m => row.Class.TypeOf().Natural(posted.GetValueOrDefault((row.AccountId, m))))];
}
