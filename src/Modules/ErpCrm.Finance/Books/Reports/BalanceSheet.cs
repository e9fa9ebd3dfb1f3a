using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Formats;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Reports;

/// <param name="Difference">Assets less liabilities and equity on the first day of its columns.</param>
internal sealed record BalanceSheetPage(ReportHead Head, ReportTable Table, decimal Difference)
{
    public bool IsNothing => Table.Rows.Count == 0;
}

/// <summary>
/// What the company has and owes on a day. What was earned since years were last closed stands among equity, this year
/// and earlier ones apart, so that both sides are equal on every day.
/// </summary>
internal sealed class BalanceSheet(ReportDesk desk, IStringLocalizer<FinanceText> texts)
{
    private static readonly AccountClass[] Owed =
        [AccountClass.Payable, AccountClass.OtherCurrentLiability, AccountClass.LongTermLiability];

    private static readonly AccountClass[] Owned =
    [
        AccountClass.Cash, AccountClass.Receivable, AccountClass.OtherCurrentAsset, AccountClass.FixedAsset,
    ];

    public async Task<BalanceSheetPage> LoadAsync(ReportAsk ask, CancellationToken ct)
    {
        var asked = desk.ReadWhole(ask);
        var accounts = await desk.AccountsAsync(ct);
        List<BalanceDay> days = [await ReadAsync(asked, asked.Days.To, accounts, ct)];
        if (ask.Against is { } against && against != asked.Days.To)
            days.Add(await ReadAsync(asked, against, accounts, ct));
        var heads = days.ConvertAll(d => Format.Date(d.Day));
        if (days.Count > 1) heads.Add(texts["Change"]);
        var rows = new BalanceRows(asked, accounts, days, texts);
        var table = new ReportTable(texts["Balance sheet"], texts["Ledger account"], heads,
            days.TrueForAll(d => d.IsNothing) ? [] : [.. Rows(rows)])
        {
            Digits = asked.Digits,
        };
        var head = await desk.HeadAsync(ReportUrls.BalanceSheet, asked, AskFor.Against, ct);
        return new BalanceSheetPage(head, table, days[0].Difference(accounts));
    }

    private async Task<BalanceDay> ReadAsync(Asked asked, DateOnly day, IReadOnlyList<ReportAccount> accounts,
        CancellationToken ct)
    {
        var profit = accounts.Where(a => !a.Type.IsOfBalanceSheet()).Select(a => a.Id).ToList();
        var start = ReportDays.YearOf(day, asked.Company).From;
        return new BalanceDay(day, start, Sums(await desk.SumsAsync(asked, null, day, ct)),
            Sums(await desk.SumsAsync(asked, start, day, ct, accounts: profit)));

        static Dictionary<Guid, decimal> Sums(IEnumerable<AccountSum> sums) =>
            sums.GroupBy(s => s.AccountId).ToDictionary(g => g.Key, g => g.Sum(s => s.BaseAmount));
    }

    private IEnumerable<ReportRow> Rows(BalanceRows rows)
    {
        yield return rows.Sum("assets", texts["Assets"], Owned);
        foreach (var row in Owned.SelectMany(rows.Class)) yield return row;
        yield return rows.Sum("liabilities", texts["Liabilities"], Owed);
        foreach (var row in Owed.SelectMany(rows.Class)) yield return row;
        yield return rows.Equity("equity", texts["Equity"], []);
        foreach (var row in rows.Accounts(AccountClass.Equity)) yield return row;
        foreach (var row in rows.Profits()) yield return row;
        yield return rows.Equity("liabilities-and-equity", texts["Liabilities and equity"], Owed);
        if (rows.Differs) yield return rows.Difference(texts["Difference"]);
    }
}
