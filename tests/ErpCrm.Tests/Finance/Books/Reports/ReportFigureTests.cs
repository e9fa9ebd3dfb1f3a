using AngleSharp.Html.Dom;
using static ErpCrm.Tests.Finance.Books.Reports.ReportReading;

namespace ErpCrm.Tests.Finance.Books.Reports;

/// <summary>Every figure of every report is followed, and what it opens comes to the same.</summary>
[Collection(KnownBooksOnce.Name), Trait("Lane", "Long")]
public sealed class ReportFigureTests(KnownBooks app)
{
    private const string Year = "from=2026-01-01&to=2026-11-25";

    private TestBrowser Accountant { get; } = app.Accountant;

    [Theory]
    [InlineData($"/finance/reports/profit-and-loss?{Year}&by=Month&compare=PreviousPeriod&exact=true")]
    [InlineData($"/finance/reports/profit-and-loss?{Year}&by=Quarter&compare=LastYear&exact=true")]
    [InlineData($"/finance/reports/cash-flow?{Year}&by=Quarter&exact=true")]
    [InlineData("/finance/reports/balance-sheet?to=2026-11-25&against=2025-12-31")]
    [InlineData($"/finance/reports/trial-balance?{Year}")]
    public async Task Every_figure_is_the_sum_of_the_rows_it_opens(string url)
    {
        var page = await Accountant.GetAsync(url);
        var cells = page.QuerySelectorAll("table.report td a.fig").ToList();
        Assert.True(cells.Count > 10, $"{cells.Count} figures");
        foreach (var cell in cells.DistinctBy(c => (c.GetAttribute("href"), c.TextContent)))
        {
            var opened = await Accountant.GetAsync(cell.GetAttribute("href")!);
            var figure = Math.Abs(Amount(cell.TextContent));
            Assert.True(FiguresBehind(opened).Any(behind => Math.Abs(behind) == figure),
                $"{url}: {cell.TextContent} is not on {cell.GetAttribute("href")}");
        }
    }

    // Of the general ledger its sums, of a trial balance its totals and what they make, of a profit its last column.
    private static IEnumerable<decimal> FiguresBehind(IHtmlDocument page)
    {
        if (page.QuerySelector("table.ledger") is not null)
            return [.. new[] { "debit", "credit", "change", "closing" }.Select(name => page.Sum(name)),
                Amount(page.QuerySelector("table.ledger [data-sum=before]")!.TextContent)];
        if (page.QuerySelector("tr[data-row=total]") is not null)
            return [.. page.Row("total"), page.Row("total")[1] - page.Row("total")[2]];
        return page.Row("profit");
    }
}
