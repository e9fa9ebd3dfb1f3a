using System.Globalization;
using System.Net;
using System.Text;
using ErpCrm.Finance;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Treasury.Banking.Statements;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Treasury.Banking;

/// <summary>A statement is looked at, imported, imported again and taken back; the books are what the bank
/// says.</summary>
public sealed class StatementImportTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly BankScene _bank = new(app);

    [Fact]
    public async Task What_is_previewed_is_nowhere_and_what_is_imported_is_in_the_books()
    {
        var account = await _bank.AccountAsync("Previewed");
        var url = await _bank.GiveAsync(account, BankScene.File(account, 1_000,
            _bank.Line(9, 500.50m, "Оплата", "Бишкек Софт"), _bank.Line(8, -50, "Комиссия")));
        var page = await _bank.Accountant.GetAsync(url);
        Assert.Contains("Бишкек Софт", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("With this statement the books have what the bank says.", page.Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Empty(await _bank.LinesAsync(account));
        Assert.Equal(1_000, await _bank.BookedAsync(account));

        Assert.Equal($"/finance/bank/match/{account.Id}",
            (await _bank.Accountant.SubmitAsync(page, "form#import-statement")).Saved());
        Assert.Equal([500.50m, -50m], (await _bank.LinesAsync(account)).Select(l => l.Amount));
        Assert.Equal(1_450.50m, await _bank.BookedAsync(account));
        await _bank.AgreeAsync();
        Assert.DoesNotContain("differs by", await RowAsync(account), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_comes_twice_changes_nothing_and_one_that_overlaps_adds_what_is_new()
    {
        var account = await _bank.AccountAsync("Twice");
        var (first, second) = (_bank.Line(9, 500, "Оплата"), _bank.Line(9, 500, "Оплата"));
        await _bank.ImportAsync(account, 1_000, first, second);
        await _bank.ImportAsync(account, 1_000, first, second);
        Assert.Equal(2, (await _bank.LinesAsync(account)).Count);
        Assert.Equal(2_000, await _bank.BookedAsync(account));

        // The same two, a third like them, and one of the next day.
        await _bank.ImportAsync(account, 1_000, first, second, _bank.Line(9, 500, "Оплата"), _bank.Line(8, -7, "x"));
        Assert.Equal([500m, 500m, 500m, -7m], (await _bank.LinesAsync(account)).Select(l => l.Amount));
        Assert.Equal(2_493, await _bank.BookedAsync(account));
        await _bank.AgreeAsync();
    }

    [Fact]
    public async Task What_books_and_bank_differ_by_is_named_by_somebody()
    {
        var account = await _bank.AccountAsync("Differs");
        var url = await _bank.GiveAsync(account, BankScene.File(account, 1_300, _bank.Line(9, 500, "Оплата")));
        var page = await _bank.Accountant.GetAsync(url);
        Assert.Contains("Bank and books differ by 300",
            await _bank.RefusedAsync(page, "form#import-statement", ("Choice", "")), StringComparison.Ordinal);
        Assert.Empty(await _bank.LinesAsync(account));
        (await _bank.Accountant.SubmitAsync(page, "form#import-statement", ("Choice", "Post"))).Saved();
        Assert.Equal(1_800, await _bank.BookedAsync(account));
        await _bank.AgreeAsync();

        // Only the first statement begins the books: a later gap is left open, and told.
        var later = await _bank.GiveAsync(account, BankScene.File(account, 1_900, _bank.Line(5, 10, "Позже")));
        page = await _bank.Accountant.GetAsync(later);
        Assert.Empty(page.QuerySelectorAll("option[value=Post]"));
        (await _bank.Accountant.SubmitAsync(page, "form#import-statement", ("Choice", "Leave"))).Saved();
        Assert.Equal(1_810, await _bank.BookedAsync(account));
        Assert.Contains("differs by", await RowAsync(account), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_where_it_is_given()
    {
        var account = await _bank.AccountAsync("Refusing");
        foreach (var content in new[] { "", "<html></html>", "<!DOCTYPE x []><Document/>" })
        {
            var answer = await _bank.UploadAsync(account, Encoding.UTF8.GetBytes(content));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        }

        // What tells only of itself later is kept, and said on its page.
        var whole = BankScene.File(account, 1_000, _bank.Line(9, 500, "Оплата"));
        var page = await _bank.Accountant.GetAsync(await _bank.GiveAsync(account, whole[..^20]));
        Assert.Contains("it is damaged or cut off", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form#import-statement"));
        (await _bank.Accountant.SubmitAsync(page, "form[action$='/discard']")).Saved();
    }

    [Fact]
    public async Task An_import_is_taken_back_and_imported_again()
    {
        var account = await _bank.AccountAsync("Taken back");
        var customer = await app.CustomerAsync("Taken back client");
        var invoice = await app.InvoiceAsync(customer, 500, app.Today.AddDays(-20));
        var url = await _bank.ImportAsync(account, 1_000, _bank.Line(9, 500, $"Оплата {invoice.Number}"),
            _bank.Line(8, -50, "Комиссия"));
        await _bank.ConfirmAsync(await _bank.LineOfAsync(account, "Оплата"));
        Assert.Equal(0, await app.OpenOfAsync(invoice.Id));

        var page = await _bank.Accountant.GetAsync(url);
        Assert.Contains("Say why the payment is taken back.",
            await _bank.RefusedAsync(page, "form#take-back", ("reason", "")), StringComparison.Ordinal);
        (await _bank.Accountant.SubmitAsync(page, "form#take-back", ("reason", "Wrong account"))).Saved();
        Assert.Empty(await _bank.LinesAsync(account));
        Assert.Equal((1_000m, 500m), (await _bank.BookedAsync(account), await app.OpenOfAsync(invoice.Id)));
        await _bank.AgreeAsync();

        (await _bank.Accountant.SubmitAsync(await _bank.Accountant.GetAsync(url), "form#import-statement")).Saved();
        Assert.Equal(2, (await _bank.LinesAsync(account)).Count);
        Assert.Equal(1_450, await _bank.BookedAsync(account));
        await _bank.AgreeAsync();
    }

    [Fact]
    public async Task The_columns_of_a_table_are_said_once()
    {
        var account = await _bank.AccountAsync("Columns");
        var url = await _bank.GiveAsync(account, Csv(9, "Оплата;500,50;1500,50"), "a.csv");
        Assert.Contains("Say which columns hold the day and the amount.",
            (await _bank.Accountant.GetAsync(url)).Body!.TextContent, StringComparison.Ordinal);

        var columns = await _bank.Accountant.GetAsync($"{url}/columns");
        (await _bank.Accountant.SubmitAsync(columns, "form#columns", ("HeadRow", "1"), ("Columns[0]", "Date"),
            ("Columns[1]", "Text"), ("Columns[2]", "Amount"), ("Columns[3]", "Balance"))).Saved();
        (await _bank.Accountant.SubmitAsync(await _bank.Accountant.GetAsync(url), "form#import-statement")).Saved();
        Assert.Equal([500.50m], (await _bank.LinesAsync(account)).Select(l => l.Amount));

        // The next file is read at once.
        var next = await _bank.GiveAsync(account, Csv(8, "Услуги;-0,50;1500,00"), "b.csv");
        (await _bank.Accountant.SubmitAsync(await _bank.Accountant.GetAsync(next), "form#import-statement")).Saved();
        Assert.Equal(1_500, await _bank.BookedAsync(account));
    }

    [Fact]
    public async Task A_second_tab_and_a_second_click_import_nothing_twice()
    {
        var account = await _bank.AccountAsync("Two tabs");
        var url = await _bank.GiveAsync(account, BankScene.File(account, 1_000, _bank.Line(9, 500, "Оплата")));
        var (first, second) = (await _bank.Accountant.GetAsync(url), await _bank.Accountant.GetAsync(url));
        var led = (await _bank.Accountant.SubmitAsync(first, "form#import-statement")).Saved();
        Assert.Equal(led, (await _bank.Accountant.SubmitAsync(first, "form#import-statement")).Saved());
        Assert.Contains("This statement changed meanwhile.",
            await _bank.RefusedAsync(second, "form#import-statement"), StringComparison.Ordinal);
        Assert.Single(await _bank.LinesAsync(account));
    }

    [Fact]
    public async Task A_line_of_tomorrow_and_of_another_account_is_refused()
    {
        var (account, other) = (await _bank.AccountAsync("Tomorrow"), await _bank.AccountAsync("Other"));
        foreach (var (file, why) in new[]
        {
            (BankScene.File(account, 1_000, _bank.Line(-1, 500, "Оплата")), "that day has not come yet"),
            (BankScene.File(other, 1_000, _bank.Line(9, 500, "Оплата")), "This statement is of the account"),
        })
        {
            var page = await _bank.Accountant.GetAsync(await _bank.GiveAsync(account, file));
            Assert.Contains(why, page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Null(page.QuerySelector("form#import-statement"));
        }
    }

    [Fact]
    public async Task What_happened_before_the_account_was_opened_is_in_its_opening_balance()
    {
        var account = await _bank.AccountAsync("Opened");
        var url = await _bank.ImportAsync(account, 800, _bank.Line(61, 200, "Раньше"), _bank.Line(59, 5, "Позже"));
        Assert.Equal([5m], (await _bank.LinesAsync(account)).Select(l => l.Amount));
        Assert.Equal(1_005, await _bank.BookedAsync(account));
        var id = Guid.Parse(url.Split('/')[^1]);
        var statement = await app.InAsync<FinanceDbContext, BankStatement>(
            db => db.BankStatements.SingleAsync(s => s.Id == id));
        Assert.Equal((1_000m, 1_005m, account.OpenedOn), (statement.Opening, statement.Closing, statement.From));
    }

    // What the page of the bank says of an account.
    private async Task<string> RowAsync(BankAccount account) => (await _bank.Accountant.GetAsync("/finance/bank"))
        .QuerySelector($"a[href='/finance/bank/match/{account.Id}']")!.Closest("tr")!.TextContent;

    private byte[] Csv(int daysAgo, string row) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"Wann;Was;Wieviel;Rest\n{app.Today.AddDays(-daysAgo):dd.MM.yyyy};{row}\n"));
}
