using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Text;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Reports;

/// <summary>A chart above a report: the same days, divided so that there is something to see.</summary>
internal sealed record ProfitChart(IReadOnlyList<string> Points, IReadOnlyList<decimal?> Income,
    IReadOnlyList<decimal?> Costs, IReadOnlyList<decimal?> Profit, IReadOnlyList<decimal?>? Compared);

internal sealed record ProfitPage(ReportHead Head, ReportTable Table, ProfitChart? Chart, string? ComparedWith)
{
    public bool IsNothing => Table.Rows.Count == 0;
}

/// <summary>
/// What was earned and spent (domain-rules §14): income and costs by account, before years were closed, in the columns
/// that are asked for.
/// </summary>
internal sealed class ProfitAndLoss(ReportDesk desk, IBudgetFigures budgets, ReportWords words,
    IStringLocalizer<FinanceText> texts)
{
    private static readonly AccountClass[] Gross = [AccountClass.Revenue, AccountClass.CostOfSales];
    private static readonly AccountClass[] Operating = [.. Gross, AccountClass.OperatingExpense];

    /// <summary>Every class of income and costs.</summary>
    public static readonly IReadOnlyList<AccountClass> All =
        [.. Operating, AccountClass.OtherIncome, AccountClass.OtherExpense];

    public async Task<ProfitPage> LoadAsync(ReportAsk ask, CancellationToken ct)
    {
        var asked = desk.Read(ask);
        var span = asked.Days.Fitting(ask.By ?? ReportSpan.Month, asked.Company);
        var comparison = ask.Compare ?? Comparison.None;
        var accounts = (await desk.AccountsAsync(ct)).Where(a => !a.Type.IsOfBalanceSheet()).ToList();
        var figures = await ReadAsync(asked, comparison, accounts, ct);
        var columns = Columns(asked, span, comparison);
        var many = columns.Count(c => c.Role == ColumnRole.Period) > 4;
        var table = new ReportTable(texts["Profit and loss"], texts["Ledger account"], [.. columns.Select(c => c.Head)],
            figures.IsNothing ? [] : [.. Rows(accounts, figures, columns)])
        {
            Digits = many && !ask.Exact ? 0 : asked.Digits,
        };
        var head = await desk.HeadAsync(ReportUrls.ProfitAndLoss, asked,
            AskFor.From | AskFor.Span | AskFor.Comparison | AskFor.Part, ct, span);
        return new ProfitPage(head, table, ChartOf(asked, span, accounts, figures, comparison),
            comparison == Comparison.None ? null : words.Of(comparison));
    }

    private static ReportDays? Other(Asked asked, Comparison comparison) => comparison switch
    {
        Comparison.PreviousPeriod => asked.Days.Previous(),
        Comparison.LastYear => asked.Days.YearBefore(),
        Comparison.Budget => asked.Days,
        _ => null,
    };

    private async Task<ProfitFigures> ReadAsync(Asked asked, Comparison comparison,
        IReadOnlyCollection<ReportAccount> accounts, CancellationToken ct)
    {
        var ids = accounts.Select(a => a.Id).ToList();
        var now = await desk.MovementsAsync(asked, asked.Days, ids, ct);
        if (comparison == Comparison.Budget)
        {
            // What is planned knows cost centres, neither projects nor departments.
            var plan = asked.Ask.Project is null && asked.Ask.Department is null
                ? await budgets.ReadAsync(FinancialYears.MonthOf(asked.Days.From), asked.Days.To, asked.Ask.Centre, ct)
                : new Dictionary<(Guid, DateOnly), decimal>();
            return new ProfitFigures(asked, comparison, now, null, plan);
        }

        var then = Other(asked, comparison) is { } days ? await desk.MovementsAsync(asked, days, ids, ct) : null;
        return new ProfitFigures(asked, comparison, now, then, null);
    }

    private List<StatementColumn> Columns(Asked asked, ReportSpan span, Comparison comparison)
    {
        var parts = asked.Days.Split(span, asked.Company).ToList();
        List<StatementColumn> columns = [];
        if (parts.Count > 1)
            columns.AddRange(parts.Select(days => new StatementColumn(words.Head(days, span, asked.Company), days,
                ColumnRole.Period)));
        columns.Add(new StatementColumn(parts.Count > 1 ? texts["Total"].Value
            : words.Head(asked.Days, span, asked.Company), asked.Days, ColumnRole.Total));
        if (Other(asked, comparison) is not { } other) return columns;
        columns.Add(new StatementColumn(words.Of(comparison), other, ColumnRole.Compared));
        columns.Add(new StatementColumn(texts["Change"], asked.Days, ColumnRole.Change));
        columns.Add(new StatementColumn(texts["Change, %"], asked.Days, ColumnRole.ChangeShare));
        return columns;
    }

    private IEnumerable<ReportRow> Rows(List<ReportAccount> accounts, ProfitFigures figures,
        IReadOnlyList<StatementColumn> columns)
    {
        var cells = new StatementCells(columns);
        foreach (var @class in All)
        {
            foreach (var row in Class(@class)) yield return row;
            if (@class == AccountClass.CostOfSales)
            {
                yield return Result("gross-profit", "Gross profit", Gross);
                yield return Margin("gross-margin", "Gross margin, %", Gross);
            }
            else if (@class == AccountClass.OperatingExpense)
            {
                yield return Result("operating-profit", "Operating profit", Operating);
            }
        }

        yield return Result("profit", "Profit", All);
        yield return Margin("margin", "Profit margin, %", All);

        IEnumerable<ReportRow> Class(AccountClass @class)
        {
            var own = accounts.FindAll(a => a.Class == @class);
            decimal Sum(StatementColumn column) => own.Sum(account => figures.Of(account, column));
            yield return new ReportRow(@class.ToString(), texts[AccountWords.Of(@class)], RowLook.Group,
                cells.Of(Sum, column => figures.Url([@class], column)));
            foreach (var account in own.Where(a => columns.Any(column => figures.Of(a, column) != 0)))
                yield return ReportRow.Of(account,
                    cells.Of(column => figures.Of(account, column), column => figures.Url(account, column)));
        }

        ReportRow Result(string key, string word, IReadOnlyList<AccountClass> classes) => new(key, texts[word],
            RowLook.Total, cells.Of(column => ProfitOf(classes, column), column => figures.Url(classes, column)));

        ReportRow Margin(string key, string word, IReadOnlyList<AccountClass> classes) => new(key, texts[word],
            RowLook.Note, cells.Shares(column => ProfitOf(classes, column),
                column => ProfitOf([AccountClass.Revenue], column)));

        decimal ProfitOf(IReadOnlyList<AccountClass> classes, StatementColumn column) =>
            figures.Profit(accounts.Where(a => classes.Contains(a.Class)), column);
    }

    private ProfitChart? ChartOf(Asked asked, ReportSpan span, List<ReportAccount> accounts, ProfitFigures figures,
        Comparison comparison)
    {
        if (span == ReportSpan.Total) span = asked.Days.Fitting(ReportSpan.Month, asked.Company);
        var parts = asked.Days.Split(span, asked.Company).ToList();
        if (figures.IsNothing || parts.Count < 2) return null;
        var others = Other(asked, comparison)?.Split(span, asked.Company).ToList();
        var income = accounts.FindAll(a => a.Type == AccountType.Income);
        var costs = accounts.FindAll(a => a.Type == AccountType.Expense);
        return new ProfitChart(
            [.. parts.Select(days => words.Head(days, span, asked.Company, isShort: parts.Count > 6))],
            Sums(income), Sums(costs),
            [.. parts.Select(days => (decimal?)figures.Profit(accounts, Column(days, ColumnRole.Period)))],
            others is null || others.Count != parts.Count ? null
                : [.. others.Select(days => (decimal?)figures.Profit(accounts, Column(days, ColumnRole.Compared)))]);

        decimal?[] Sums(List<ReportAccount> some) =>
            [.. parts.Select(days => (decimal?)some.Sum(a => figures.Of(a, Column(days, ColumnRole.Period))))];

        static StatementColumn Column(ReportDays days, ColumnRole role) => new("", days, role);
    }
}
