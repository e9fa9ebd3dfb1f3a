using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Tests.Finance.Books.Journals;
using ErpCrm.Tests.Workspace.Imports;
using Microsoft.EntityFrameworkCore;
using static ErpCrm.Tests.Finance.Books.Journals.JournalScene;

namespace ErpCrm.Tests.Finance.Books.Accounts;

public sealed class AccountPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task The_chart_stands_by_class_with_what_stands_on_each_account()
    {
        var (debit, credit) = (await app.NewAccountAsync(AccountClass.OperatingExpense),
            await app.NewAccountAsync(AccountClass.OtherCurrentLiability));
        (await Accountant.EnterAsync(Entry(debit, credit, "4,321", app.Today))).Saved();

        var chart = await Accountant.GetAsync("/finance/accounts");
        Assert.Contains("4,321.00", RowOf(chart, debit).TextContent, StringComparison.Ordinal);
        // A debt is positive on its own side.
        Assert.Contains("4,321.00", RowOf(chart, credit).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("−4,321.00", RowOf(chart, credit).TextContent, StringComparison.Ordinal);
        Assert.Contains("Operating costs", chart.QuerySelector("#list")!.TextContent, StringComparison.Ordinal);
        var page = await Accountant.GetAsync($"/finance/accounts/{debit}");
        Assert.Contains("4,321.00", page.QuerySelector("aside.side")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_of_one_account_and_a_wrong_form_keeps_what_was_typed()
    {
        var page = await Accountant.GetAsync("/finance/accounts/create");
        var answer = await Accountant.SubmitAsync(page, "form#ledger-account",
            ("Code", "8160"), ("Name", "Second rent"), ("Class", "OperatingExpense"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("Second rent", ((IHtmlInputElement)answer.Page.QuerySelector("[name=Name]")!).Value);

        var url = (await Accountant.SubmitAsync(page, "form#ledger-account",
            ("Code", "8161"), ("Name", "Second rent"), ("Class", "OperatingExpense"))).Saved();
        var (mine, theirs) = (await Accountant.GetAsync(url + "/edit"), await Accountant.GetAsync(url + "/edit"));
        (await Accountant.SubmitAsync(theirs, "form#ledger-account", ("Name", "Rent of the hall"))).Saved();
        Assert.Equal(HttpStatusCode.Conflict,
            (await Accountant.SubmitAsync(mine, "form#ledger-account", ("Name", "Rent of the yard"))).Status);
    }

    [Fact]
    public async Task A_role_moves_to_another_account_and_stays_where_the_books_go_on_from_it()
    {
        var charges = await app.NewAccountAsync(AccountClass.OperatingExpense);
        var page = await Accountant.GetAsync("/finance/accounts/roles");
        var (stale, name) = (await Accountant.GetAsync("/finance/accounts/roles"), NameOf(page, "BankCharges"));
        (await Accountant.SubmitAsync(page, "form#roles", (name, charges.ToString()))).Saved();
        Assert.Equal([charges], await WithRoleAsync(AccountRole.BankCharges));

        // Whoever still saw the old one does not take it back unseen.
        var late = await Accountant.SubmitAsync(stale, "form#roles",
            (name, (await app.AccountAsync("8160")).ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Equal([charges], await WithRoleAsync(AccountRole.BankCharges));

        var customer = await app.CustomerAsync("Uses receivables");
        await app.InvoiceAsync(customer, 112, app.Today);
        var other = await app.NewAccountAsync(AccountClass.Receivable);
        page = await Accountant.GetAsync("/finance/accounts/roles");
        var refused = await Accountant.SubmitAsync(page, "form#roles",
            (NameOf(page, "Receivables"), other.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal([await app.AccountAsync("1410")], await WithRoleAsync(AccountRole.Receivables));
    }

    [Fact]
    public async Task A_chart_comes_out_of_a_file_and_goes_with_its_import()
    {
        var sign = ImportSteps.Unique();
        var url = await app.ImportedAsync(TestUser.Owner, "account",
            $"Код;Наименование;Раздел\r\nZ1-{sign};Реклама;Операционные расходы\r\n"
            + $"Z2-{sign};Касса филиала;Денежные средства\r\nZ3-{sign};Без раздела;\r\n");
        Assert.StartsWith("2 0 0 1", await app.FiguresAsync(TestUser.Owner, url), StringComparison.Ordinal);
        Assert.Equal(AccountClass.Cash, await app.InAsync<FinanceDbContext, AccountClass>(
            db => db.Accounts.Where(a => a.Code == $"Z2-{sign}").Select(a => a.Class).SingleAsync()));
        await app.DoImportAsync(TestUser.Owner, url, "undo");
        Assert.False(await app.InAsync<FinanceDbContext, bool>(
            db => db.Accounts.AnyAsync(a => a.Code == $"Z1-{sign}")));
    }

    private static IElement RowOf(IHtmlDocument chart, Guid account) =>
        chart.QuerySelector($"#list a[href='/finance/accounts/{account}']")!.Closest("tr")!;

    private static string NameOf(IHtmlDocument page, string role) =>
        page.QuerySelector($"form#roles input[value={role}]")!.GetAttribute("name")!
            .Replace(".Role", ".AccountId", StringComparison.Ordinal);

    private Task<List<Guid>> WithRoleAsync(AccountRole role) => app.InAsync<FinanceDbContext, List<Guid>>(
        db => db.Accounts.Where(a => a.Role == role).Select(a => a.Id).ToListAsync());
}
