using ErpCrm.Finance.Books.MonthEnd;
using ErpCrm.Finance.Books.MonthEnd.Runs;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Tax;

/// <summary>One rate in the period.</summary>
internal sealed record VatRow(VatSide Side, decimal? Percent, decimal Net, decimal Vat);

/// <summary>One month of the period.</summary>
/// <param name="Declared">What a return said of it: charged less deducted; null where there is none.</param>
/// <param name="ReturnId">The return that said so.</param>
internal sealed record VatMonth(ClosingMonth Month, decimal Output, decimal Input, decimal? Declared, Guid? ReturnId)
{
    public decimal Net => Output - Input;

    /// <summary>Whether something came into the month after it was declared.</summary>
    public bool HasMoved => Declared is { } said && said != Net;
}

/// <summary>The tax report: rates, months, and what was declared of them.</summary>
internal sealed record VatPage(MonthSpan Period, IReadOnlyList<VatFigure> Figures, IReadOnlyList<VatMonth> Months,
    string BaseCurrency, DateOnly Today)
{
    public IReadOnlyList<VatRow> Rows { get; } =
    [
        .. Figures.GroupBy(f => (f.Side, f.Percent))
            .Select(g => new VatRow(g.Key.Side, g.Key.Percent, g.Sum(f => f.Net), g.Sum(f => f.Vat))),
    ];

    /// <summary>Tax on turnover, beside VAT; none where no rate of it is set.</summary>
    public IReadOnlyList<SalesTaxRow> SalesTax { get; init; } = [];

    public decimal Output => Of(VatSide.Output);

    public decimal Input => Of(VatSide.Input);

    public decimal Net => Output - Input;

    /// <summary>Whether a return of the period can be made: it is over, and no month of it has one.</summary>
    public bool MayDeclare => Period.To.Last < Today && Months.All(m => m.ReturnId is null);

    public decimal Of(VatSide side) => Rows.Where(r => r.Side == side).Sum(r => r.Vat);

    public static async Task<VatPage> LoadAsync(FinanceDbContext db, VatReport report, MonthSpan period,
        string baseCurrency, DateOnly today, CancellationToken ct)
    {
        var figures = await report.ReadAsync(period.From.First, period.To.Last, ct);
        var declared = await DeclaredAsync(db, period, ct);
        return new VatPage(period, figures, [.. period.Months.Select(month => Of(month, figures, declared))],
            baseCurrency, today);
    }

    /// <summary>The table by month and rate, as a file has it.</summary>
    public TableFile ToFile(IStringLocalizer texts) => new(
        texts["VAT report"],
        [texts["Month"], texts["Side"], texts["Rate, %"], texts["Net"], texts["VAT"]],
        Figures.Select(f => (IReadOnlyList<object?>)
            [Format.MonthYear(f.Month), texts[VatWords.Of(f.Side)].Value, f.Percent, f.Net, f.Vat]));

    private static VatMonth Of(ClosingMonth month, IReadOnlyList<VatFigure> figures, List<ClosingRunLine> declared)
    {
        decimal Sum(VatSide side) => figures.Where(f => f.Side == side && f.Month == month.First).Sum(f => f.Vat);
        var lines = declared.Where(l => l.Part.EndsWith(month.Key, StringComparison.Ordinal)).ToList();
        return new VatMonth(month, Sum(VatSide.Output), Sum(VatSide.Input),
            lines.Count == 0 ? null : lines.Sum(l => l.Target), lines.FirstOrDefault()?.RunId);
    }

    private static async Task<List<ClosingRunLine>> DeclaredAsync(FinanceDbContext db, MonthSpan period,
        CancellationToken ct)
    {
        var first = period.From.First;
        var runs = db.ClosingRuns.Where(r => r.Step == RunStep.TaxReturn && r.State == RunState.Posted
            && r.Month >= first);
        return await db.ClosingRunLines.AsNoTracking().Where(l => runs.Any(r => r.Id == l.RunId)).ToListAsync(ct);
    }
}

internal static class VatWords
{
    /// <summary>A key of the texts.</summary>
    public static string Of(VatSide side) => side == VatSide.Output ? "VAT charged" : "VAT deducted";
}
