using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ErpCrm.Tests.Walker;
using static ErpCrm.Tests.Finance.Books.Reports.ReportReading;

namespace ErpCrm.Tests.Finance.Books.Reports;

/// <summary>A file of a report says what its page says.</summary>
[Collection(KnownBooksOnce.Name)]
public sealed class ReportFilesTests(KnownBooks app)
{
    public static TheoryData<string> Reports =>
    [
        "/finance/reports/trial-balance?from=2026-01-01&to=2026-11-25&currencies=true",
        "/finance/reports/profit-and-loss?from=2026-01-01&to=2026-11-25&by=Quarter&compare=LastYear&exact=true",
        "/finance/reports/balance-sheet?to=2026-11-25&against=2025-12-31",
        "/finance/reports/cash-flow?from=2026-01-01&to=2026-11-25&by=Quarter&exact=true",
    ];

    [Theory, MemberData(nameof(Reports))]
    public async Task A_text_has_the_rows_and_figures_of_the_page(string url)
    {
        var page = await RowsAsync(url);
        using var answer = await app.Accountant.Http.GetAsync($"{url}&as=csv");
        var rows = ExportTests.Cells((await answer.Content.ReadAsStringAsync()).TrimStart('\uFEFF')).Skip(1).ToList();
        Assert.Equal(page.Select(r => r.Label), rows.Select(r => r[1]));
        foreach (var (shown, written) in page.Zip(rows))
            Assert.Equal(shown.Figures, written.TakeLast(shown.Figures.Count).Select(Plain));
    }

    [Theory, MemberData(nameof(Reports))]
    public async Task A_sheet_has_the_figures_of_the_page_as_numbers(string url)
    {
        var page = await RowsAsync(url);
        using var answer = await app.Accountant.Http.GetAsync($"{url}&as=xlsx");
        using var book = SpreadsheetDocument.Open(await answer.Content.ReadAsStreamAsync(), isEditable: false);
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Skip(1).ToList();
        Assert.Equal(page.Count, rows.Count);
        foreach (var (shown, written) in page.Zip(rows))
        {
            var numbers = written.Elements<Cell>().Where(IsNumber).Select(cell =>
                    decimal.Parse(cell.InnerText, NumberStyles.Float, CultureInfo.InvariantCulture))
                .Select(number => Math.Round(number, 2)).Where(number => number != 0);
            Assert.Equal(shown.Figures.Where(f => f != "0").Select(f =>
                decimal.Parse(f, CultureInfo.InvariantCulture)), numbers);
        }
    }

    private async Task<List<(string Label, List<string> Figures)>> RowsAsync(string url) =>
    [
        .. (await app.Accountant.GetAsync(url)).QuerySelectorAll("table.report tbody tr").Select(row => (
            LabelOf(row.QuerySelector("th")!.TextContent, row.QuerySelector("th .num")?.TextContent),
            row.QuerySelectorAll("td").Select(cell => Plain(cell.TextContent)).ToList())),
    ];

    private static string LabelOf(string text, string? code) =>
        (code is null ? text : text.Replace(code, "", StringComparison.Ordinal)).Trim();

    // A figure without its spelling.
    private static string Plain(string text) =>
        Amount(text.Replace("%", "", StringComparison.Ordinal)).ToString("0.##", CultureInfo.InvariantCulture);

    private static bool IsNumber(Cell cell) => cell.InnerText.Length > 0
        && (cell.DataType is null || cell.DataType.Value == CellValues.Number);
}
