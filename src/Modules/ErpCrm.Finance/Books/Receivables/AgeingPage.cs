using ErpCrm.Finance.Books.Reports;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Receivables;

/// <summary>The ageing as a table: page, paper and file have the same rows.</summary>
/// <param name="LedgerUrl">Leads to the entries of an account; null for who may not see the books.</param>
internal sealed record AgeingPage(AgeingReport Report, Func<Guid, string>? LedgerUrl)
{
    /// <summary>The page has so many customers and the sum of the others, the file all of them.</summary>
    public const int Shown = 300;

    public int Digits => Currencies.Digits(Report.Currency);

    /// <param name="all">Every customer.</param>
    public ReportTable TableIn(IStringLocalizer texts, bool all = false)
    {
        var shown = all ? Report.Customers : [.. Report.Customers.Take(Shown)];
        var others = Report.Customers.Skip(shown.Count).ToList();
        var hasDisputes = Report.Total.Disputed != 0;
        List<string> heads =
        [
            .. Report.Buckets.Select(b => texts[Report.WordOf(b)].Value), texts["Open"], texts["Credit"],
            texts["Balance"],
        ];
        if (hasDisputes) heads.Add(texts["of it disputed"]);
        List<ReportRow> rows = [.. shown.Select(c => Row(c.Id.ToString(), c.Name, RowLook.Line, c, c.Id, hasDisputes))];
        if (others.Count > 0)
            rows.Add(Row("others", texts.Count("{0} more customer|{0} more customers", others.Count), RowLook.Note,
                new AgedCustomer(Guid.Empty, "", others.Aggregate(Treasury.Customers.Ageing.None,
                    (sum, c) => sum.With(c.Ageing)), others.Sum(c => c.Credit), others.Sum(c => c.Disputed)), null,
                hasDisputes));
        rows.Add(Row("total", texts["Total"], RowLook.Total, Report.Total, null, hasDisputes));
        rows.Add(Ledger(texts, hasDisputes));
        return new ReportTable(texts["Ageing"], texts["Customer"], heads, rows) { Digits = Digits };
    }

    /// <summary>The bars: how much is open of each age.</summary>
    public IReadOnlyList<decimal?> Bars => [.. Report.Buckets.Select(b => (decimal?)Report.Total.Ageing.Of(b))];

    private ReportRow Row(string key, string label, RowLook look, AgedCustomer customer, Guid? id, bool hasDisputes)
    {
        var leads = look == RowLook.Line || look == RowLook.Total;
        List<ReportCell> cells =
        [
            .. Report.Buckets.Select(b => new ReportCell(customer.Ageing.Of(b),
                leads && customer.Ageing.Of(b) != 0 ? Report.Rows(id, b) : null)),
            new(customer.Ageing.Open, leads && customer.Ageing.Open != 0 ? Report.Rows(id, null) : null),
            new(customer.Credit, leads && customer.Credit != 0 ? Report.Rows(id, null, credits: true) : null),
            new(customer.Balance),
        ];
        if (hasDisputes) cells.Add(new ReportCell(customer.Disputed));
        return new ReportRow(key, label, look, cells);
    }

    private ReportRow Ledger(IStringLocalizer texts, bool hasDisputes)
    {
        var ledger = Report.Ledger;
        List<ReportCell> cells =
        [
            .. Report.Buckets.Select(_ => ReportCell.Nothing),
            new(ledger.Receivables, ledger.ReceivablesId is { } owed ? LedgerUrl?.Invoke(owed) : null),
            new(ledger.Credits, ledger.CreditsId is { } credits ? LedgerUrl?.Invoke(credits) : null),
            new(ledger.Receivables - ledger.Credits),
        ];
        if (hasDisputes) cells.Add(ReportCell.Nothing);
        return new ReportRow("ledger", texts["In the ledger"], RowLook.Note, cells)
        {
            IsWarning = !Report.EqualsLedger,
        };
    }
}

/// <summary>The documents behind a figure of the ageing.</summary>
internal sealed record AgedItemsPage(AgeingAsk Ask, DateOnly Day, IReadOnlyList<AgedItem> Items,
    IReadOnlyDictionary<Guid, string> Names, string Currency)
{
    public const int Shown = 300;

    public bool HasMore => Items.Count > Shown;

    /// <summary>Of one customer, who it is.</summary>
    public string? Customer => Ask.Company is { } id ? Names.GetValueOrDefault(id) : null;

    public string NameOf(AgedItem item) => Names.GetValueOrDefault(item.CompanyId, "");

    public TableFile ToFile(IStringLocalizer texts) => new(
        texts[Ask.Credits ? "Credit" : "Open invoices"],
        [
            texts["Number"], texts["Customer"], texts["Issued"], texts["Ages from"], texts["Days since then"],
            texts["Currency"], texts["Open"], texts["Open in {0}", Format.Currency(Currency)], texts["Disputed"],
        ],
        Items.Select(i => (IReadOnlyList<object?>)
        [
            i.Number, NameOf(i), i.IssuedOn, i.AgesFrom, i.DaysOn(Day),
            i.Currency, i.Open, i.Amount, i.IsDisputed ? texts["Disputed"].Value : null,
        ]));
}
