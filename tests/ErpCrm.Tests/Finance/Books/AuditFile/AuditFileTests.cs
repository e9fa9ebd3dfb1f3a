using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.AuditFile;
using ErpCrm.Tests.Finance.Books.Journals;
using Microsoft.EntityFrameworkCore;
using static ErpCrm.Tests.Finance.Books.Journals.JournalScene;

namespace ErpCrm.Tests.Finance.Books.AuditFile;

public sealed class AuditFileTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Url = "/finance/reports/audit-file";
    private readonly FinanceScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task Everything_of_the_days_is_in_it_and_every_hash_is_right()
    {
        var (cost, accrued) = (await app.NewAccountAsync(AccountClass.OperatingExpense),
            await app.NewAccountAsync(AccountClass.OtherCurrentLiability));
        var day = app.Today.AddDays(-10);
        (await Accountant.EnterAsync(Entry(cost, accrued, "40", day.AddDays(-300)))).Saved();
        (await Accountant.EnterAsync(Entry(cost, accrued, "1,234.50", day, ("Text", "=1+1")))).Saved();
        (await Accountant.EnterAsync(Entry(cost, accrued, "900", day.AddDays(60)))).Saved();
        var invoice = (await _scene.IssuedAsync("Audited")).Invoice;
        var issued = (await _scene.InvoiceAsync(invoice)).Number!;

        var taken = await TakeAsync(Accountant, day.AddDays(-30), app.Today);
        // What is posted afterwards is not in the books that were taken.
        app.Time.Advance(TimeSpan.FromMinutes(1));
        (await Accountant.EnterAsync(Entry(cost, accrued, "77", day, ("Text", "Too late")))).Saved();
        var files = Unpacked(await DownloadAsync(Accountant, taken));

        var index = Rows(files["index.csv"]).Skip(1).ToDictionary(row => row[0], row => (row[1], row[2]));
        Assert.Equal(files.Keys.Where(name => name != "index.csv").Order(), index.Keys.Order());
        Assert.All(index, entry => Assert.Equal(entry.Value,
            ($"{files[entry.Key].Length}", Convert.ToHexStringLower(SHA256.HashData(files[entry.Key])))));
        string[] tables = ["ledger/general-ledger", "ledger/journals", "ledger/trial-balance",
            "ledger/chart-of-accounts", "documents/invoices", "documents/credit-notes", "documents/payments",
            "documents/expenses", "documents/bills"];
        Assert.All(tables, name => Assert.Contains($"{name}.csv", files.Keys));
        foreach (var name in tables)
        {
            using var book = SpreadsheetDocument.Open(new MemoryStream(files[$"{name}.xlsx"]), isEditable: false);
            Assert.Single(book.WorkbookPart!.WorksheetParts);
        }

        var code = await app.InAsync<FinanceDbContext, string>(
            db => db.Accounts.Where(a => a.Id == cost).Select(a => a.Code).SingleAsync());
        Assert.Equal(["40.00", "1234.50", "0.00", "1274.50"],
            Rows(files["ledger/trial-balance.csv"]).Single(row => row[0] == code)[^4..]);
        var ledger = Rows(files["ledger/general-ledger.csv"]).Where(row => row[0] == code).ToList();
        Assert.Equal(["40.00", "1274.50"], ledger.Select(row => row[^1]));
        var journals = Encoding.UTF8.GetString(files["ledger/journals.csv"]);
        Assert.Contains("'=1+1", journals, StringComparison.Ordinal);
        Assert.DoesNotContain("Too late", journals, StringComparison.Ordinal);
        Assert.Contains(issued, Encoding.UTF8.GetString(files["documents/invoices.csv"]), StringComparison.Ordinal);
        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(files[$"pdf/{issued}.pdf"]), StringComparison.Ordinal);
        Assert.Contains(TestUser.Accountant.Name, Encoding.UTF8.GetString(files["README.txt"]),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_given_to_who_took_it_and_that_is_written_down()
    {
        var from = app.Today.AddDays(-5);
        var page = await Accountant.GetAsync($"{Url}/create");
        (string, string)[] days = [("From", $"{from:yyyy-MM-dd}"), ("To", $"{from:yyyy-MM-dd}")];
        var answers = await Task.WhenAll(Accountant.SubmitAsync(page, "form#audit-file", days),
            Accountant.SubmitAsync(page, "form#audit-file", days));
        Assert.All(answers, answer => answer.Saved());
        var taken = await app.InAsync<FinanceDbContext, AuditTaking>(
            db => db.AuditTakings.AsNoTracking().SingleAsync(t => t.From == from && t.To == from));
        Assert.Equal(TestUser.Accountant.Id, taken.TakenById);
        using (var download = await Accountant.Http.GetAsync($"{Url}/{taken.Id}/download"))
            Assert.Equal("application/zip", download.Content.Headers.ContentType!.MediaType);

        var management = app.Browser(TestUser.Management);
        var list = await management.GetAsync(Url);
        Assert.Contains(TestUser.Accountant.Name, list.QuerySelector("#list")!.TextContent, StringComparison.Ordinal);
        Assert.Null(list.QuerySelector($"#list a[href='{Url}/{taken.Id}/download']"));
        using (var refused = await management.Http.GetAsync($"{Url}/{taken.Id}/download"))
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        await app.Browser(TestUser.Sales).GetAsync(Url, HttpStatusCode.Forbidden);

        var wrong = await Accountant.SubmitAsync(await Accountant.GetAsync($"{Url}/create"), "form#audit-file",
            ("From", $"{app.Today:yyyy-MM-dd}"), ("To", $"{from:yyyy-MM-dd}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
    }

    private async Task<Guid> TakeAsync(TestBrowser browser, DateOnly from, DateOnly to)
    {
        var page = await browser.GetAsync($"{Url}/create");
        (await browser.SubmitAsync(page, "form#audit-file", ("From", $"{from:yyyy-MM-dd}"), ("To", $"{to:yyyy-MM-dd}")))
            .Saved();
        return await app.InAsync<FinanceDbContext, Guid>(
            db => db.AuditTakings.Where(t => t.From == from && t.To == to).Select(t => t.Id).SingleAsync());
    }

    private static async Task<byte[]> DownloadAsync(TestBrowser browser, Guid taken)
    {
        using var answer = await browser.Http.GetAsync($"{Url}/{taken}/download");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static Dictionary<string, byte[]> Unpacked(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        });
    }

    // None of these cells holds the separator.
    private static IEnumerable<string[]> Rows(byte[] csv) => Encoding.UTF8.GetString(csv).TrimStart('\uFEFF')
        .Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','));
}
