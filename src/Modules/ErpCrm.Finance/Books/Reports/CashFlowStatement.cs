using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Text;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Reports;

/// <param name="Difference">What the parts come to less what the money accounts moved by.</param>
internal sealed record CashFlowPage(ReportHead Head, ReportTable Table, decimal Difference)
{
    public bool IsNothing => Table.Rows.Count == 0;
}

/// <summary>
/// Why there is more or less money than before: profit, what of it is not paid yet, what was bought for long, what came
/// from outside. Every journal balances, so all other accounts together moved by what the money accounts did. What
/// revaluing money made of it is neither earned nor spent: it stands alone.
/// </summary>
internal sealed class CashFlowStatement(ReportDesk desk, ReportWords words, IStringLocalizer<FinanceText> texts)
{
    public async Task<CashFlowPage> LoadAsync(ReportAsk ask, CancellationToken ct)
    {
        var asked = desk.ReadWhole(ask);
        var span = asked.Days.Fitting(ask.By ?? ReportSpan.Quarter, asked.Company);
        var accounts = await desk.AccountsAsync(ct);
        var money = accounts.Where(a => a.Class == AccountClass.Cash).ToList();
        var moved = await desk.MovementsAsync(asked, asked.Days, null, ct);
        var kept = accounts.Where(a => a.Class is AccountClass.Cash or AccountClass.FixedAsset).Select(a => a.Id)
            .ToList();
        var opening = (await desk.SumsAsync(asked, null, asked.Days.From.AddDays(-1), ct, accounts: kept))
            .GroupBy(s => s.AccountId).ToDictionary(g => g.Key, g => g.Sum(s => s.BaseAmount));
        var kinds = await desk.SumsAsync(asked, asked.Days.From, asked.Days.To, ct, SumBy.Month | SumBy.Kind,
            money.ConvertAll(a => a.Id), beforeClosing: true);
        var flow = new CashFlowFigures(asked, accounts, moved, opening,
            new Movements(kinds.Where(s => s.Kind == JournalKind.Revaluation)));
        var columns = Columns(asked, span);
        var table = new ReportTable(texts["Cash-flow statement"], texts["Item"],
            [.. columns.Select(c => c.Head)], flow.IsNothing ? [] : [.. Rows(flow, columns)])
        {
            Digits = columns.Count > 5 && !ask.Exact ? 0 : asked.Digits,
        };
        var head = await desk.HeadAsync(ReportUrls.CashFlow, asked, AskFor.From | AskFor.Span, ct, span);
        return new CashFlowPage(head, table, flow.Difference(columns[^1]));
    }

    private List<StatementColumn> Columns(Asked asked, ReportSpan span)
    {
        var parts = asked.Days.Split(span, asked.Company).ToList();
        List<StatementColumn> columns = [];
        if (parts.Count > 1)
            columns.AddRange(parts.Select(days => new StatementColumn(words.Head(days, span, asked.Company), days,
                ColumnRole.Period)));
        columns.Add(new StatementColumn(parts.Count > 1 ? texts["Total"].Value
            : words.Head(asked.Days, span, asked.Company), asked.Days, ColumnRole.Total));
        return columns;
    }

    private IEnumerable<ReportRow> Rows(CashFlowFigures flow, IReadOnlyList<StatementColumn> columns)
    {
        var cells = new StatementCells(columns);
        foreach (var row in Part("operations", texts["From operations"], flow.Operations,
            [Profit(), .. WithoutExchange()]))
            yield return row;
        foreach (var row in Part("investing", texts["From buying and selling fixed assets"], flow.Investing, []))
            yield return row;
        foreach (var row in Part("financing", texts["From owners and lenders"], flow.Financing, [])) yield return row;
        foreach (var row in Exchange()) yield return row;
        yield return new ReportRow("change", texts["Change of money"], RowLook.Total,
            cells.Of(flow.Change, flow.MoneyUrl));
        yield return new ReportRow("opening", texts["Money at the beginning"], RowLook.Line,
            cells.Of(flow.Opening, flow.MoneyUrl));
        yield return new ReportRow("closing", texts["Money at the end"], RowLook.Total,
            cells.Of(column => flow.Opening(column) + flow.Change(column), flow.MoneyUrl));
        if (columns.Any(column => flow.Difference(column) != 0))
            yield return new ReportRow("difference", texts["Difference"], RowLook.Total,
                cells.Of(flow.Difference, _ => null)) { IsWarning = true };

        ReportRow Profit() => new("profit", texts["Profit"], RowLook.Line,
            cells.Of(flow.Profit, flow.ProfitUrl)) { Depth = 1 };

        IEnumerable<ReportRow> WithoutExchange() => columns.All(column => flow.Exchange(column) == 0) ? [] :
        [
            new("without-exchange", texts["Exchange differences on money, shown below"], RowLook.Line,
                cells.Of(column => -flow.Exchange(column), _ => null)) { Depth = 1 },
        ];

        IEnumerable<ReportRow> Part(string key, string label, IReadOnlyList<ReportAccount> accounts,
            IReadOnlyList<ReportRow> first) =>
        [
            new(key, label, RowLook.Group, cells.Of(column => flow.PartOf(key, column), _ => null)),
            .. first,
            .. accounts.Where(a => columns.Any(column => flow.Of(a, column) != 0)).Select(account =>
                ReportRow.Of(account, cells.Of(column => flow.Of(account, column),
                    column => flow.Url(account, column)))),
        ];

        IEnumerable<ReportRow> Exchange() => columns.All(column => flow.Exchange(column) == 0) ? [] :
        [
            new("exchange", texts["Exchange differences on money"], RowLook.Group,
                cells.Of(flow.Exchange, _ => null)),
            .. flow.Money.Where(a => columns.Any(column => flow.Exchange(a, column) != 0)).Select(account =>
                ReportRow.Of(account, cells.Of(column => flow.Exchange(account, column),
                    column => flow.ExchangeUrl(account, column)))),
        ];
    }
}
