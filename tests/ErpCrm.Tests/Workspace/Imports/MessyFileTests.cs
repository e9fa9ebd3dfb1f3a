using System.IO.Compression;
using System.Text;
using ErpCrm.Contracts;
using ErpCrm.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Deals;
using ErpCrm.Tests.Crm;
using ErpCrm.Workspace.Imports.Reading;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Workspace.Imports;

/// <summary>Files as they come: what is right in them is imported, the rest comes back with reasons, and all of it can
/// be taken back without a trace in any table.</summary>
public sealed class MessyFileTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly TestUser Sales = TestUser.Sales;

    [Fact]
    public async Task Companies_out_of_a_messy_file_leave_every_table_as_it_was_when_they_are_taken_back()
    {
        var sign = ImportSteps.Unique();
        var known = await app.CompanyAsync(Sales, $"Known {sign}", taxId: $"T{sign}");
        await app.DrainAsync();
        var before = await app.TablesAsync();
        var url = await CheckedAsync(Kinds.Company, Companies(sign), ("Way", "AddAndUpdate"));
        var shown = await app.FiguresAsync(Sales, url);
        Assert.StartsWith("4 1 0 7:", shown, StringComparison.Ordinal);
        Assert.Contains("At most 160 characters.", shown, StringComparison.Ordinal);
        Assert.Contains("7 Email no-address", shown, StringComparison.Ordinal);
        Assert.Contains("8 Payment term days soon Enter a number.", shown, StringComparison.Ordinal);
        Assert.Contains("The same as in row 4.", shown, StringComparison.Ordinal);
        Assert.Contains("This row has more cells", shown, StringComparison.Ordinal);
        Assert.Contains("it is in another encoding", shown, StringComparison.Ordinal);
        // A check changes nothing.
        Assert.Empty(WholeDatabase.Differences(before, await app.TablesAsync()));

        await app.DoImportAsync(Sales, url, "run");
        Assert.StartsWith("4 1 0 7:", await app.FiguresAsync(Sales, url), StringComparison.Ordinal);
        await SeeCompaniesAsync(sign, known.Id);
        await SeeWrongRowsAsync(url, sign);

        await app.DoImportAsync(Sales, url, "undo");
        Assert.Contains("Nothing of it is left", (await app.Browser(Sales).GetAsync(url)).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Empty(WholeDatabase.Differences(before, await app.TablesAsync()));
    }

    [Fact]
    public async Task Deals_out_of_a_messy_file_go_with_the_companies_that_came_with_them()
    {
        var sign = ImportSteps.Unique();
        await app.DrainAsync();
        var before = await app.TablesAsync();
        var url = await CheckedAsync(Kinds.Deal, Encoding.UTF8.GetBytes(Deals(sign)));
        await app.DoImportAsync(Sales, url, "run");
        var shown = await app.FiguresAsync(Sales, url);
        Assert.StartsWith("2 0 0 6:", shown, StringComparison.Ordinal);
        Assert.Contains("3 Status Won Only open deals", shown, StringComparison.Ordinal);
        Assert.Contains("4 Expected close on 31.02.2027 This is not a date.", shown, StringComparison.Ordinal);
        Assert.Contains("5 Amount много Enter a number.", shown, StringComparison.Ordinal);
        Assert.Contains("6 Stage Нигде", shown, StringComparison.Ordinal);
        Assert.Contains("The same as in row 2.", shown, StringComparison.Ordinal);
        var deals = await app.InAsync<CrmDbContext, List<Deal>>(
            db => db.Deals.Where(d => d.Name.Contains(sign)).OrderBy(d => d.Currency).ToListAsync());
        Assert.Equal([(480_000.50m, "KGS"), (1_200.50m, "USD")], deals.Select(d => (d.Amount, d.Currency)));
        Assert.Equal("один\nдва \"три\"", deals[0].Note.ReplaceLineEndings("\n"));

        await app.DoImportAsync(Sales, url, "undo");
        Assert.Empty(WholeDatabase.Differences(before, await app.TablesAsync()));
    }

    private static byte[] Companies(string sign) =>
    [
        .. Encoding.UTF8.GetBytes(
            $"Клиенты {sign};;;;;;;\r\n"
            + ";;;;;;;\r\n"
            + "Компания;ИНН;Эл. почта;Телефон;Отсрочка;Адрес;Комментарий;Теги\r\n"
            + $"Айкол {sign};1{sign};info@{sign}.kg;0555 12 34 56;14;\"Бишкек; Киевская, 5\";"
            + $"\"строка один\r\nстрока \"\"два\"\"\";\"new {sign}, vip {sign}\"\r\n"
            + $"'=1+1 {sign};;;;30;نص من اليمين 🚀;'=A1+B1;\r\n"
            + $"{new string('я', 350)};;;;;;;\r\n"
            + $"Mail {sign};;no-address;;14;;;\r\n"
            + $"'=2+2 {sign};;;;soon;;;\r\n"
            + $"айкол {sign};1{sign};;;;;;\r\n"
            + $"Known {sign};T{sign};;;;Changed address;;vip {sign}\r\n"
            + $"More {sign};;;;14;a;b;c;d\r\n"
            + ";;;;14;nothing;;\r\n"),
        .. TextEncodings.Get("windows-1251").GetBytes("Жибек"), .. ";;;;;;;\r\n"u8,
        .. Encoding.UTF8.GetBytes(
            $"مؤسسة {sign} 🚀;;a@{sign}.kg, b@{sign}.kg;\"0312 90 01 00, 0555 11 22 33\";;;;\r\n"
            + $"\"Раз; и {sign}\";;;;;;;\r\n"),
    ];

    private static string Deals(string sign) =>
        "Сделка;Клиент;Стадия;Статус;Сумма;Дата закрытия;Примечание\r\n"
        + $"Портал {sign};ОсОО «Ала {sign}»;Proposal;Открыта;480 000,50 сом;28.02.2027 00:00:00;"
        + "\"один\r\nдва \"\"три\"\"\"\r\n"
        + $"Shop {sign};Shop {sign};Negotiation;Won;1200;;\r\n"
        + $"Broken {sign};Shop {sign};New;;1;31.02.2027;\r\n"
        + $"Money {sign};Shop {sign};New;;много;;\r\n"
        + $"Stage {sign};Shop {sign};Нигде;;5;;\r\n"
        + $"портал {sign};ала {sign};;;7;;\r\n"
        + $"مشروع {sign} 🚀;Shop {sign};;;$1 200,50;15.03.2027;\r\n"
        + $"{new string('щ', 350)};Shop {sign};;;9;;\r\n";

    private async Task<string> CheckedAsync(string kind, byte[] file, params (string, string)[] chosen)
    {
        var browser = app.Browser(Sales);
        var page = await browser.GetAsync($"/workspace/imports/new?kind={kind}");
        var columns = (await browser.UploadAsync(page, "form#import-file", "File", ("messy.csv", file))).Saved();
        var url = (await browser.SubmitAsync(
            await browser.GetAsync(columns), "form#import-columns", chosen)).Saved();
        await app.WorkOnImportsAsync();
        return url;
    }

    private async Task SeeCompaniesAsync(string sign, Guid known)
    {
        var companies = await app.InAsync<CrmDbContext, List<Company>>(
            db => db.Companies.Where(c => c.Name.Contains(sign)).ToListAsync());
        Company Named(string name) => Assert.Single(companies, company => company.Name == name);
        Assert.Equal(5, companies.Count);
        Assert.Equal("Changed address", companies.Find(company => company.Id == known)!.Address);
        Assert.Equal("строка один\nстрока \"два\"", Named($"Айкол {sign}").Notes.ReplaceLineEndings("\n"));
        Assert.Equal("Бишкек; Киевская, 5", Named($"Айкол {sign}").Address);
        var formula = Named($"=1+1 {sign}");
        Assert.Equal(("نص من اليمين 🚀", "=A1+B1"), (formula.Address, formula.Notes));
        var both = Named($"مؤسسة {sign} 🚀");
        Assert.Equal(($"a@{sign}.kg", $"b@{sign}.kg"), (both.Email, both.Notes));
        Named($"Раз; и {sign}");
    }

    // What goes back to be corrected runs nothing where it is opened.
    private async Task SeeWrongRowsAsync(string url, string sign)
    {
        var browser = app.Browser(Sales);
        var text = await browser.Http.GetStringAsync($"{url}/problems?as=csv");
        Assert.Equal(8, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains($"'=2+2 {sign}", text, StringComparison.Ordinal);
        using var sheet = new MemoryStream(await browser.Http.GetByteArrayAsync($"{url}/problems?as=xlsx"));
        var rows = Tables.Read(sheet, await Tables.DetectAsync(sheet, default)).ToList();
        Assert.Equal(8, rows.Count);
        Assert.Contains(rows, row => row[0].Text == $"=2+2 {sign}");
        sheet.Position = 0;
        await using var book = new ZipArchive(sheet);
        foreach (var part in book.Entries.Where(
            part => part.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var xml = new StreamReader(await part.OpenAsync());
            Assert.DoesNotContain("<f>", await xml.ReadToEndAsync(), StringComparison.Ordinal);
        }
    }
}
