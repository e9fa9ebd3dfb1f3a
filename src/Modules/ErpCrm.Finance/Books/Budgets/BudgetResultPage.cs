using ErpCrm.Finance.Books.Accounts;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Budgets;

/// <summary>Amounts of one row, or of several together; positive on the usual side.</summary>
/// <param name="Planned">Until the last month that is told by what is posted.</param>
/// <param name="Actual">What was posted in the same months.</param>
/// <param name="Year">What is planned for the whole year.</param>
/// <param name="Forecast">What the year comes to: what was posted, and what is planned for the rest.</param>
internal sealed record BudgetSums(decimal Planned, decimal Actual, decimal Year, decimal Forecast)
{
    public decimal Variance => Actual - Planned;

    /// <summary>As a share of what was planned; null where nothing was (domain-rules §14).</summary>
    public decimal? Share => Planned == 0 ? null : Variance / Math.Abs(Planned);

    public decimal YearVariance => Forecast - Year;

    public static BudgetSums operator +(BudgetSums one, BudgetSums other) => new(one.Planned + other.Planned,
        one.Actual + other.Actual, one.Year + other.Year, one.Forecast + other.Forecast);

    public static BudgetSums operator -(BudgetSums one, BudgetSums other) => new(one.Planned - other.Planned,
        one.Actual - other.Actual, one.Year - other.Year, one.Forecast - other.Forecast);
}

/// <summary>An account: what was planned and what was posted, month by month.</summary>
internal sealed record BudgetResult(BudgetRow Row, IReadOnlyList<decimal> Posted, BudgetSums Sums)
{
    /// <param name="past">How many months are told by what is posted.</param>
    public static BudgetResult Of(BudgetRow row, IReadOnlyList<decimal> posted, int past)
    {
        var actual = posted.Take(past).Sum();
        return new BudgetResult(row, posted,
            new BudgetSums(row.Amounts.Take(past).Sum(), actual, row.Total, actual + row.Amounts.Skip(past).Sum()));
    }
}

/// <summary>A budget against what was posted.</summary>
/// <param name="Past">How many months are told by what is posted.</param>
/// <param name="IsClosed">Whether they are closed, or only over.</param>
internal sealed record BudgetResultPage(
    BudgetPage Plan, int Past, bool IsClosed, IReadOnlyList<BudgetResult> Rows)
{
    private static readonly BudgetSums Zero = new(0, 0, 0, 0);

    /// <summary>Last day of the months that are told by what is posted; null where there are none.</summary>
    public DateOnly? Until => Past == 0 ? null : Plan.Budget.FirstMonth.AddMonths(Past).AddDays(-1);

    public BudgetSums Income => Sum(isIncome: true);

    public BudgetSums Costs => Sum(isIncome: false);

    public BudgetSums Result => Income - Costs;

    public IEnumerable<IGrouping<AccountClass, BudgetResult>> Classes => Rows.GroupBy(r => r.Row.Class);

    public static BudgetSums Sum(IEnumerable<BudgetResult> rows) => rows.Aggregate(Zero, (sum, r) => sum + r.Sums);

    /// <summary>What months were planned to come to, for a chart.</summary>
    public IReadOnlyList<decimal?> PlannedOf(bool isIncome) =>
        [.. Plan.Months.Select((_, i) => (decimal?)Of(isIncome).Sum(r => r.Row.Amounts[i]))];

    /// <summary>What months came to; those ahead are not there yet.</summary>
    public IReadOnlyList<decimal?> PostedOf(bool isIncome) =>
        [.. Plan.Months.Select((_, i) => i < Past ? Of(isIncome).Sum(r => r.Posted[i]) : (decimal?)null)];

    public TableFile ToFile(IStringLocalizer texts) => new(
        $"{texts["Budget"].Value} {Plan.Budget.Name.Replace('/', '-')}",
        [
            texts["Code"], texts["Ledger account"], texts["Planned"], texts["Actual"], texts["Variance"],
            texts["Variance, %"], texts["Planned for the year"], texts["Forecast of the year"],
            texts["Forecast less plan"],
        ],
        Rows.Select(r => Cells(r.Row.Code, r.Row.Name, r.Sums)).Concat([
            Cells("", texts["Income"], Income), Cells("", texts["Costs"], Costs),
            Cells("", texts["Profit"], Result),
        ]));

    private BudgetSums Sum(bool isIncome) => Sum(Of(isIncome));

    private IEnumerable<BudgetResult> Of(bool isIncome) => Rows.Where(r => r.Row.IsIncome == isIncome);

    private static IReadOnlyList<object?> Cells(string code, string name, BudgetSums sums) =>
    [
        code, name, sums.Planned, sums.Actual, sums.Variance, Percent(sums.Share), sums.Year, sums.Forecast,
        sums.YearVariance,
    ];

    private static decimal? Percent(decimal? share) => share is { } known ? Rounding.Round(known * 100, 1) : null;
}
