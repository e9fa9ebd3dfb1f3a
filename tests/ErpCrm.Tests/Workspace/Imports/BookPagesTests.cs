using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Contracts;
using ErpCrm.Crm;
using ErpCrm.Crm.Deals;
using ErpCrm.Tests.Workspace.Imports.Reading;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Workspace.Imports;

/// <summary>Workbooks on their way to records, as whoever imports sees it.</summary>
public sealed class BookPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string AsDay = "s=\"1\"";
    private const string InPercent = "s=\"3\"";
    private static readonly TestUser Sales = TestUser.Sales;

    [Theory]
    [InlineData("half"), InlineData("twice"), InlineData("sheet"), InlineData("styles"), InlineData("no names")]
    public async Task A_damaged_book_is_refused_beside_the_file(string damage)
    {
        using var file = await BooksTests.DamagedAsync(damage);
        var answer = await UploadAsync(Kinds.Company, "clients.xlsx", file.ToArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("This workbook cannot be read. Save it again as XLSX or CSV.", answer.Page.Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_under_the_name_of_a_workbook_is_refused_beside_the_file()
    {
        var answer = await UploadAsync(Kinds.Company, "clients.xls",
            "\r\n<html><meta charset=\"utf-8\"><table><tr><td>ID</td><td>Название компании</td></tr></table></html>"u8
                .ToArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("This is a web page under the name of a workbook.", answer.Page.Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_book_that_is_longer_than_a_sheet_can_be_is_told_when_its_rows_are_checked()
    {
        using var file = await BookMake.BookAsync(new MadeSheet("One",
            BookMake.Row(1, "Name") + BookMake.Row(2, "Firm") + BookMake.Row(5_000_000, "Far")));
        var columns = (await UploadAsync(Kinds.Company, "clients.xlsx", file.ToArray())).Saved();
        var browser = app.Browser(Sales);
        (await browser.SubmitAsync(await browser.GetAsync(columns), "form#import-columns")).Saved();
        await app.WorkOnImportsAsync();
        var page = await browser.GetAsync(columns);
        Assert.Contains("This workbook is too large.", page.QuerySelector(".notice.red")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_of_a_book_that_counts_from_1904_and_what_formulas_came_to_are_in_the_records()
    {
        var sign = ImportSteps.Unique();
        using var file = await BookMake.BookAsync(is1904: true,
            new MadeSheet("Hidden", BookMake.Row(1, "Name"), "hidden"),
            new MadeSheet("Deals", BookMake.Row(1, "Deal", "Client", "Amount", "Close date")
                + BookMake.Raw(2, Text(0, 2, $"Portal {sign}"), Text(1, 2, $"Buyer {sign}"),
                    BookMake.Cell(2, 2, "1200.5", formula: "1000+200.5"), BookMake.Cell(3, 2, "45000", AsDay))
                + BookMake.Raw(3, Text(0, 3, $"Broken {sign}"), Text(1, 3, $"Buyer {sign}"),
                    BookMake.Cell(2, 3, "#REF!", "t=\"e\"", "Z1"), BookMake.Cell(3, 3, "45000", AsDay))));
        var columns = (await UploadAsync(Kinds.Deal, "deals.xlsx", file.ToArray())).Saved();
        var browser = app.Browser(Sales);
        var settling = await browser.GetAsync(columns);
        Assert.Equal("1", ((IHtmlSelectElement)settling.QuerySelector("select[name=Sheet]")!).Value);
        var url = (await browser.SubmitAsync(settling, "form#import-columns")).Saved();
        await app.WorkOnImportsAsync();
        await app.DoImportAsync(Sales, url, "run");
        var figures = await app.FiguresAsync(Sales, url);
        Assert.StartsWith("1 0 0 1:", figures, StringComparison.Ordinal);
        Assert.Contains("3 Amount #REF! The cell holds an error.", figures, StringComparison.Ordinal);
        var deal = await app.InAsync<CrmDbContext, Deal>(db => db.Deals.SingleAsync(d => d.Name == $"Portal {sign}"));
        Assert.Equal(1200.5m, deal.Amount);
        // 45,000 days after the first of January 1904.
        Assert.Equal(new DateOnly(1904, 1, 1).AddDays(45_000), deal.ExpectedCloseOn);
    }

    [Fact]
    public async Task A_share_in_per_cent_is_as_people_see_it_where_per_cent_are_meant_and_no_amount_of_money()
    {
        var sign = ImportSteps.Unique();
        using var file = await BookMake.BookAsync(new MadeSheet("Deals",
            BookMake.Row(1, "Deal", "Client", "Amount", "Own probability", "Note")
            + BookMake.Raw(2, Text(0, 2, $"Portal {sign}"), Text(1, 2, $"Buyer {sign}"), BookMake.Cell(2, 2, "1200"),
                BookMake.Cell(3, 2, "0.35", InPercent), BookMake.Cell(4, 2, "0.125", InPercent))
            + BookMake.Raw(3, Text(0, 3, $"Shop {sign}"), Text(1, 3, $"Buyer {sign}"),
                BookMake.Cell(2, 3, "0.5", InPercent), BookMake.Cell(3, 3, "40"))));
        var columns = (await UploadAsync(Kinds.Deal, "deals.xlsx", file.ToArray())).Saved();
        var browser = app.Browser(Sales);
        var url = (await browser.SubmitAsync(await browser.GetAsync(columns), "form#import-columns")).Saved();
        await app.WorkOnImportsAsync();
        await app.DoImportAsync(Sales, url, "run");
        var figures = await app.FiguresAsync(Sales, url);
        Assert.StartsWith("1 0 0 1:", figures, StringComparison.Ordinal);
        Assert.Contains("3 Amount 50% Enter a number.", figures, StringComparison.Ordinal);
        var deal = await app.InAsync<CrmDbContext, Deal>(db => db.Deals.SingleAsync(d => d.Name == $"Portal {sign}"));
        Assert.Equal((35, "12.5%"), (deal.OwnProbability, deal.Note));
    }

    [Fact]
    public async Task A_book_of_a_kind_that_is_not_read_is_told_beside_the_file()
    {
        using var right = await BookMake.BookAsync(
            new MadeSheet("One", BookMake.Row(1, "Name") + BookMake.Row(2, "Firm")));
        using var file = await BookMake.RewrittenAsync(right, (_, xml) => xml.Replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal));
        var answer = await UploadAsync(Kinds.Company, "clients.xlsx", file.ToArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("This workbook is of the kind “Strict Open XML”.", answer.Page.Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_columns_become_one_where_they_are_parts_of_it_and_nowhere_else()
    {
        var sign = ImportSteps.Unique();
        var browser = app.Browser(Sales);
        var columns = await app.ColumnsAsync(browser, Kinds.Contact,
            $"First,Second,Firm,Mail\r\nAzamat,Usenov {sign},Buyer {sign},a@{sign}.kg\r\n");
        var settling = await browser.GetAsync(columns);
        var refused = await browser.SubmitAsync(settling, "form#import-columns", ("Columns[0].Key", "name"),
            ("Columns[1].Key", "jobTitle"), ("Columns[2].Key", "company"), ("Columns[3].Key", "jobTitle"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Another column becomes this already.", refused.Page.Body!.TextContent,
            StringComparison.Ordinal);
        var url = (await browser.SubmitAsync(settling, "form#import-columns", ("Columns[0].Key", "name"),
            ("Columns[1].Key", "name"), ("Columns[2].Key", "company"), ("Columns[3].Key", "email"))).Saved();
        await app.WorkOnImportsAsync();
        await app.DoImportAsync(Sales, url, "run");
        Assert.True(await app.InAsync<CrmDbContext, bool>(
            db => db.Contacts.AnyAsync(c => c.Name == $"Azamat Usenov {sign}")));
    }

    private static string Text(int column, int row, string text) =>
        BookMake.Cell(column, row, text, "t=\"str\"");

    private async Task<TestAnswer> UploadAsync(string kind, string name, byte[] content)
    {
        var browser = app.Browser(Sales);
        return await browser.UploadAsync(
            await browser.GetAsync($"/workspace/imports/new?kind={kind}"), "form#import-file", "File", (name, content));
    }
}
