using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Platform.Company;

namespace ErpCrm.Finance.Treasury.Cash;

/// <summary>Cash now and in the next weeks; every figure is the sum of the rows it links to.</summary>
internal sealed record CashPage(CashFlow Flow, IReadOnlyList<CashPosition> Positions, IReadOnlyList<CashItem> In,
    IReadOnlyList<CashItem> Out, string BaseCurrency, DateOnly Today)
{
    /// <summary>Currencies that could not be converted: their amounts are not in the figures.</summary>
    public IReadOnlyList<string> WithoutRate =>
    [
        .. Positions.Where(p => p.Base is null).Select(p => p.Currency)
            .Concat(In.Concat(Out).Where(i => i.Base is null).Select(i => i.Currency))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    public static async Task<CashPage> LoadAsync(FinanceDbContext db, ICashBooks books, ICompanyProfile company,
        DateOnly today, CancellationToken ct)
    {
        var rates = await Rates.LoadAsync(db, company, ct);
        var positions = await CashOnHand.LoadAsync(db, books, rates, today, ct);
        var incoming = await CashDue.InAsync(db, rates, today, ct);
        var outgoing = await CashDue.OutAsync(db, rates, today, ct);
        var flow = CashFlow.Of(today, positions.Sum(p => p.Base ?? 0), incoming.Select(i => (i.On, i.Base ?? 0)),
            outgoing.Select(o => (o.On, o.Base ?? 0)));
        return new CashPage(flow, positions, incoming, outgoing, company.Current.BaseCurrency, today);
    }
}

/// <summary>The rows behind one figure of the cash page.</summary>
internal sealed record CashRows(CashRowsKind Kind, DateOnly? Week, IReadOnlyList<CashItem> Rows, string BaseCurrency,
    DateOnly Today)
{
    public decimal Total => Rows.Sum(r => r.Base ?? 0);

    public static CashRows Of(CashPage page, CashRowsKind kind, DateOnly? week)
    {
        var end = CashFlow.EndOf(page.Today);
        IEnumerable<CashItem> rows = kind switch
        {
            CashRowsKind.Overdue => page.In.Where(i => i.On < page.Today),
            CashRowsKind.Out when week is { } monday =>
                page.Out.Where(i => CashFlow.IsPaidIn(i.On, monday, page.Today)),
            CashRowsKind.Out => page.Out.Where(i => i.On < end),
            _ when week is { } monday =>
                page.In.Where(i => i.On >= page.Today && i.On >= monday && i.On < monday.AddDays(7)),
            _ => page.In.Where(i => i.On >= page.Today && i.On < end),
        };
        return new CashRows(kind, week, [.. rows], page.BaseCurrency, page.Today);
    }
}

internal enum CashRowsKind
{
    In,
    Overdue,
    Out,
}
