using ErpCrm.Finance.Books.MonthEnd;
using ErpCrm.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Tax;

/// <summary>One rate of sales tax in the period.</summary>
internal sealed record SalesTaxRow(bool IsCash, decimal Percent, decimal Turnover, decimal Tax)
{
    public static IReadOnlyList<SalesTaxRow> Of(IEnumerable<SalesTaxDay> days) =>
    [
        .. days.GroupBy(d => (d.IsCash, d.Percent)).OrderByDescending(g => g.Key.IsCash)
            .ThenByDescending(g => g.Key.Percent)
            .Select(g => new SalesTaxRow(g.Key.IsCash, g.Key.Percent, g.Sum(d => d.Turnover), g.Sum(d => d.Tax))),
    ];

    /// <summary>A key of the texts.</summary>
    public static string WordOf(bool isCash) => isCash ? "In cash" : "Not in cash";
}

/// <summary>Sales tax of a period, day by day.</summary>
internal sealed record SalesTaxPage(MonthSpan Period, IReadOnlyList<SalesTaxDay> Days, string BaseCurrency)
{
    public TableFile ToFile(IStringLocalizer texts) => new(
        texts["Sales tax"],
        [texts["Date"], texts["How it came in"], texts["Rate, %"], texts["Turnover without VAT"], texts["Sales tax"]],
        Days.Select(d => (IReadOnlyList<object?>)
            [d.On, texts[SalesTaxRow.WordOf(d.IsCash)].Value, d.Percent, d.Turnover, d.Tax]));
}
