using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Text;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Reports;

/// <summary>What stands on accounts at the end of a day: debits less credits.</summary>
/// <param name="YearStart">First day of its financial year.</param>
/// <param name="Balances">Since the books began.</param>
/// <param name="ThisYear">Of income and costs, since the year began.</param>
internal sealed record BalanceDay(DateOnly Day, DateOnly YearStart, IReadOnlyDictionary<Guid, decimal> Balances,
    IReadOnlyDictionary<Guid, decimal> ThisYear)
{
    public bool IsNothing => Balances.Values.All(amount => amount == 0);

    /// <summary>What is not carried to equity yet: credits less debits of income and costs.</summary>
    public decimal YearProfit => -ThisYear.Values.Sum();

    public decimal EarlierProfit(IEnumerable<ReportAccount> accounts) =>
        -accounts.Where(a => !a.Type.IsOfBalanceSheet()).Sum(a => Balances.GetValueOrDefault(a.Id)) - YearProfit;

    /// <summary>Positive on the usual side.</summary>
    public decimal Of(ReportAccount account) => account.Type.Natural(Balances.GetValueOrDefault(account.Id));

    public decimal Of(IEnumerable<ReportAccount> accounts, IReadOnlyCollection<AccountClass> classes) =>
        accounts.Where(a => classes.Contains(a.Class)).Sum(account => Of(account));

    public decimal Equity(IReadOnlyList<ReportAccount> accounts) =>
        Of(accounts, [AccountClass.Equity]) + EarlierProfit(accounts) + YearProfit;

    /// <summary>Assets less liabilities and equity.</summary>
    public decimal Difference(IReadOnlyList<ReportAccount> accounts) =>
        accounts.Sum(a => a.Type == AccountType.Asset ? Of(a) : a.Type == AccountType.Liability ? -Of(a) : 0)
            - Equity(accounts);
}

/// <summary>Rows of a balance sheet: a column for each day, and the change where there are two.</summary>
internal sealed class BalanceRows(Asked asked, IReadOnlyList<ReportAccount> accounts, IReadOnlyList<BalanceDay> days,
    IStringLocalizer<FinanceText> texts)
{
    public bool Differs => days.Any(day => day.Difference(accounts) != 0);

    public ReportRow Sum(string key, string label, IReadOnlyCollection<AccountClass> classes) =>
        new(key, label, RowLook.Total, Cells(day => day.Of(accounts, classes), day => Behind(classes, day)));

    /// <summary>A class with its accounts; nothing where nothing stands on any.</summary>
    public IEnumerable<ReportRow> Class(AccountClass @class)
    {
        var rows = Accounts(@class).ToList();
        if (rows.Count == 0) return [];
        var sum = new ReportRow(@class.ToString(), texts[AccountWords.Of(@class)], RowLook.Group,
            Cells(day => day.Of(accounts, [@class]), day => Behind([@class], day)))
        {
            Depth = 1,
        };
        return rows.Prepend(sum);
    }

    public IEnumerable<ReportRow> Accounts(AccountClass @class) => accounts
        .Where(account => account.Class == @class && days.Any(day => day.Of(account) != 0))
        .Select(account => ReportRow.Of(account,
            Cells(day => day.Of(account), day => asked.Ledger(account.Id, null, day.Day))) with { Depth = 2 });

    /// <summary>Equity, and what is owed too where classes of it are named.</summary>
    public ReportRow Equity(string key, string label, IReadOnlyCollection<AccountClass> owed)
    {
        AccountClass[] all = [.. owed, AccountClass.Equity, .. ProfitAndLoss.All];
        return new(key, label, RowLook.Total,
            Cells(day => day.Of(accounts, owed) + day.Equity(accounts), day => Behind(all, day)));
    }

    /// <summary>What was earned and is not carried to equity yet.</summary>
    public IEnumerable<ReportRow> Profits()
    {
        if (days.Any(day => day.EarlierProfit(accounts) != 0))
            yield return Line("earlier-profit", texts["Profit of earlier years, not closed yet"],
                day => day.EarlierProfit(accounts),
                day => asked.TrialBalance(ProfitAndLoss.All, null, day.YearStart.AddDays(-1)));
        yield return Line("year-profit", texts["Profit of this year"], day => day.YearProfit,
            day => asked.ProfitAndLoss(new ReportDays(day.YearStart, day.Day)));
    }

    public ReportRow Difference(string label) =>
        new("difference", label, RowLook.Total, Cells(day => day.Difference(accounts), _ => null))
        {
            IsWarning = true
        };

    private ReportRow Line(string key, string label, Func<BalanceDay, decimal> amount, Func<BalanceDay, string?> url) =>
        new(key, label, RowLook.Line, Cells(amount, url)) { Depth = 2 };

    private string Behind(IEnumerable<AccountClass> classes, BalanceDay day) =>
        asked.TrialBalance(classes, null, day.Day);

    private List<ReportCell> Cells(Func<BalanceDay, decimal> amount, Func<BalanceDay, string?> url)
    {
        List<ReportCell> cells =
            [.. days.Select(day => new ReportCell(amount(day), amount(day) == 0 ? null : url(day)))];
        if (days.Count > 1) cells.Add(new ReportCell(amount(days[0]) - amount(days[1])));
        return cells;
    }
}
