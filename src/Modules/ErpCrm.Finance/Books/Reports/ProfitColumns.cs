using ErpCrm.Finance.Books.Accounts;

namespace ErpCrm.Finance.Books.Reports;

internal enum ColumnRole
{
    /// <summary>A part of the days.</summary>
    Period,

    /// <summary>All of them.</summary>
    Total,

    /// <summary>What they are compared with.</summary>
    Compared,
    Change,
    ChangeShare,
}

/// <summary>A column of a statement.</summary>
/// <param name="Days">That its figures are of.</param>
internal sealed record StatementColumn(string Head, ReportDays Days, ColumnRole Role);

/// <summary>What income and costs were, and what they are compared with.</summary>
internal sealed class ProfitFigures(Asked asked, Comparison comparison, Movements now, Movements? then,
    IReadOnlyDictionary<(Guid AccountId, DateOnly Month), decimal>? budget)
{
    public bool IsNothing => now.IsNothing && then is not { IsNothing: false } && budget is not { Count: > 0 };

    /// <summary>Positive on the usual side: what was earned of income, what was spent of costs.</summary>
    public decimal Of(ReportAccount account, StatementColumn column) => column.Role != ColumnRole.Compared
        ? account.Type.Natural(now.Of(account.Id, column.Days))
        : budget is { } plan
            ? column.Days.MonthStarts().Sum(month => plan.GetValueOrDefault((account.Id, month)))
            : account.Type.Natural(then?.Of(account.Id, column.Days) ?? 0);

    /// <summary>What one more than the other is: income counts, costs are taken off.</summary>
    public decimal Profit(IEnumerable<ReportAccount> accounts, StatementColumn column) =>
        accounts.Sum(account => account.Type == AccountType.Income ? Of(account, column) : -Of(account, column));

    /// <summary>The rows behind a figure of an account.</summary>
    public string? Url(ReportAccount account, StatementColumn column) => column.Role switch
    {
        ColumnRole.Compared when comparison == Comparison.Budget => "/finance/budgets",
        ColumnRole.Change or ColumnRole.ChangeShare => null,
        _ => asked.Ledger(account.Id, column.Days.From, column.Days.To, beforeClosing: true),
    };

    /// <summary>The accounts behind a sum.</summary>
    public string? Url(IEnumerable<AccountClass> classes, StatementColumn column) => column.Role switch
    {
        ColumnRole.Compared when comparison == Comparison.Budget => null,
        ColumnRole.Change or ColumnRole.ChangeShare => null,
        _ => asked.TrialBalance(classes, column.Days.From, column.Days.To, beforeClosing: true),
    };
}

/// <summary>Cells of a row, from its amounts: changes and shares are computed of them.</summary>
internal sealed class StatementCells(IReadOnlyList<StatementColumn> columns)
{
    public IReadOnlyList<ReportCell> Of(Func<StatementColumn, decimal> amount, Func<StatementColumn, string?> url) =>
        [.. columns.Select(column => Of(column, amount, url))];

    /// <summary>One amount as a share of another; n/a where there is none to divide by (domain-rules §14).</summary>
    public IReadOnlyList<ReportCell> Shares(Func<StatementColumn, decimal> part,
        Func<StatementColumn, decimal> whole) =>
    [
        .. columns.Select(column => column.Role is ColumnRole.Change or ColumnRole.ChangeShare || whole(column) == 0
            ? ReportCell.Nothing
            : new ReportCell(part(column) / whole(column), IsShare: true)),
    ];

    private ReportCell Of(StatementColumn column, Func<StatementColumn, decimal> amount,
        Func<StatementColumn, string?> url)
    {
        if (column.Role is not (ColumnRole.Change or ColumnRole.ChangeShare))
            return new ReportCell(amount(column), amount(column) == 0 ? null : url(column));
        var before = amount(columns.Single(c => c.Role == ColumnRole.Compared));
        var change = amount(columns.Single(c => c.Role == ColumnRole.Total)) - before;
        return column.Role == ColumnRole.Change
            ? new ReportCell(change)
            : before == 0 ? ReportCell.Nothing : new ReportCell(change / Math.Abs(before), IsShare: true);
    }
}
