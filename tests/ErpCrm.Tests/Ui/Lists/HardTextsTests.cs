using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ErpCrm.Crm;
using ErpCrm.Crm.Leads;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Ui.Lists;

/// <summary>Texts as people paste them, in both kinds of files: nothing in them runs, nothing of them is
/// lost.</summary>
public sealed class HardTextsTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] Names =
    [
        "=HYPERLINK(\"http://evil.example\",\"x\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "=cmd|' /C calc'!A0",
        "شركة النور للتجارة", "\u202Eabc\u202C", new string('ж', 100) + " «Ысык-Көл»", "😀 Айпери \u0001 Ltd",
        "a;b,\"c\"", "<b>&amp;",
    ];

    [Fact]
    public async Task No_text_is_a_formula_in_a_sheet_and_every_text_is_whole()
    {
        await AddAsync();
        using var file = new MemoryStream(await GetAsync("xlsx"));
        using var book = SpreadsheetDocument.Open(file, isEditable: false);
        var sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        Assert.Empty(sheet.Descendants<CellFormula>());
        var firsts = sheet.Descendants<Row>().Skip(1).Select(r => r.Elements<Cell>().First()).ToList();
        Assert.All(firsts, cell => Assert.NotEqual(CellValues.Number, cell.DataType?.Value));
        var found = firsts.Select(cell => TextOf(cell, book)).ToHashSet();
        Assert.All(Names, name => Assert.Contains(
            name.Trim().Replace("\u0001", "", StringComparison.Ordinal), found.Select(f => f.Trim())));
    }

    [Fact]
    public async Task No_line_of_a_text_file_begins_a_formula()
    {
        await AddAsync();
        var lines = Encoding.UTF8.GetString(await GetAsync("csv")).TrimStart('\uFEFF').Split("\r\n");
        Assert.True(lines.Length > Names.Length);
        Assert.DoesNotContain(lines, line => line.TrimStart('"', ' ', '\t') is ['=' or '+' or '-' or '@', ..]);
        Assert.Contains(lines, line => line.Contains("شركة النور للتجارة", StringComparison.Ordinal));
    }

    private static string TextOf(Cell cell, SpreadsheetDocument book) =>
        cell.DataType?.Value == CellValues.SharedString
            ? book.WorkbookPart!.SharedStringTablePart!.SharedStringTable!
                .ElementAt(int.Parse(cell.InnerText, System.Globalization.CultureInfo.InvariantCulture)).InnerText
            : cell.InnerText;

    private async Task<byte[]> GetAsync(string form) =>
        await app.Browser(TestUser.Owner).Http.GetByteArrayAsync($"/crm/leads?as={form}");

    private Task AddAsync() => app.InAsync<CrmDbContext>(async db =>
    {
        if (await db.Leads.AnyAsync()) return;
        foreach (var name in Names)
            db.Add(new Lead(new LeadData { Name = name, Currency = "KGS" }, app.Time.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
    });
}
