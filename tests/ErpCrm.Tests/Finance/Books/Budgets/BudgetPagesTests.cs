using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Budgets;
using ErpCrm.Finance.Books.CostCentres;
using ErpCrm.Finance.Books.Periods;
using ErpCrm.Finance.Books.Reports;
using ErpCrm.Tests.Finance.Books.Journals;
using ErpCrm.Tests.Finance.Books.Periods;
using Microsoft.EntityFrameworkCore;
using static ErpCrm.Tests.Finance.Books.Journals.JournalScene;

namespace ErpCrm.Tests.Finance.Books.Budgets;

/// <summary>Each test plans a year of its own.</summary>
public sealed class BudgetPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task A_cell_is_saved_as_it_is_typed_and_a_year_is_spread_over_its_months()
    {
        var (url, rent) = (await BudgetAsync(2031), await app.AccountAsync("8160"));
        Assert.Equal(HttpStatusCode.OK, (await TypeAsync(url, rent, 2, "0", "1 250,50")).Status);
        Assert.Equal(1250.50m, (await LineAsync(url, rent)).March);
        var answer = await TypeAsync(url, rent, null, "1250.5", "100,000.01");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var line = await LineAsync(url, rent);
        Assert.Equal((100_000.01m, 8333.34m, 8333.33m), (line.Total, line.January, line.December));
        Assert.Contains($"#cell-{rent}-0", answer.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TypeAsync(url, rent, 2, "8333.33", "a lot")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TypeAsync(url, rent, 12, "0", "5")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await TypeAsync(url, await app.AccountAsync("1190"), 2, "0", "5")).Status);
        Assert.Equal(100_000.01m, (await LineAsync(url, rent)).Total);
    }

    [Fact]
    public async Task Who_comes_second_to_a_cell_is_told_what_stands_there()
    {
        var (url, rent) = (await BudgetAsync(2032), await app.AccountAsync("8160"));
        await TypeAsync(url, rent, 0, "0", "700");
        var late = await TypeAsync(url, rent, 0, "0", "900");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("Somebody else entered", late.Html, StringComparison.Ordinal);
        Assert.Contains("data-value-was=\"700\"", late.Html, StringComparison.Ordinal);
        Assert.Equal(700m, (await LineAsync(url, rent)).January);
        // Other cells of the account are nobody's business, also when they are saved at the same moment.
        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(
            month => TypeAsync(url, rent, month, "0", $"{month * 100}")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(700m + 2100m, (await LineAsync(url, rent)).Total);
    }

    [Fact]
    public async Task A_spreadsheet_is_pasted_or_read_from_a_file_and_what_is_wrong_is_said_row_by_row()
    {
        var (url, rent, travel) = (await BudgetAsync(2033), await app.AccountAsync("8160"),
            await app.AccountAsync("8110"));
        var months = string.Join('\t', Enumerable.Range(1, 12).Select(m => $"{m}00,50"));
        var page = await Accountant.GetAsync($"{url}/paste?centre=none");
        (await Accountant.SubmitAsync(page, "form#budget-paste",
            ("Rows", $"Code\tName\tJan\n8160\tRent\t{months}\nTotal\t\t{months}"))).Saved();
        var line = await LineAsync(url, rent);
        Assert.Equal((100.50m, 1200.50m, 7806m), (line.January, line.December, line.Total));

        page = await Accountant.GetAsync($"{url}/paste?centre=none");
        var wrong = await Accountant.SubmitAsync(page, "form#budget-paste",
            ("Rows", "8110\t12000\n9999\t5\n8160\tmuch"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("9999", wrong.Page.QuerySelector("form#budget-paste")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("8110\t12000",
            ((IHtmlTextAreaElement)wrong.Page.QuerySelector("[name=Rows]")!).Value, StringComparison.Ordinal);
        Assert.Equal(7806m, (await LineAsync(url, rent)).Total);

        (await Accountant.UploadAsync(page, "form#budget-paste", "File",
            ("plan.csv", Encoding.UTF8.GetBytes("8110;12000\r\n8160;6000\r\n")))).Saved();
        Assert.Equal((1000m, 12_000m), ((await LineAsync(url, travel)).May, (await LineAsync(url, travel)).Total));
        Assert.Equal(6000m, (await LineAsync(url, rent)).Total);
        // What the budget exports is read again as it is.
        var file = await Accountant.Http.GetByteArrayAsync($"{url}?centre=none&as=csv");
        (await Accountant.UploadAsync(await Accountant.GetAsync($"{url}/paste?centre=none"), "form#budget-paste",
            "File", ("plan.csv", file))).Saved();
        Assert.Equal(6000m, (await LineAsync(url, rent)).Total);
    }

    [Fact]
    public async Task A_year_begins_with_the_one_before_and_a_per_cent_of_it()
    {
        var (cost, income) = (await app.NewAccountAsync(AccountClass.OperatingExpense),
            await app.NewAccountAsync(AccountClass.Revenue));
        var centre = await CentreAsync();
        (await Accountant.EnterAsync(Entry(cost, await app.AccountAsync("3590"), "333.33", new DateOnly(2025, 5, 7),
            ("Lines[0].Centre", centre.ToString())))).Saved();
        (await Accountant.EnterAsync(Entry(await app.AccountAsync("1190"), income, "1000", new DateOnly(2025, 6, 7))))
            .Saved();
        var url = await CreateAsync(2026, "LastYear", "110");
        Assert.Equal(366.66m, (await LineAsync(url, cost, centre)).May);
        Assert.Equal(1100m, (await LineAsync(url, income)).June);

        var next = await CreateAsync(2027, "LastBudget", "50");
        Assert.Equal(550m, (await LineAsync(next, income)).June);
        await TypeAsync(next, income, 5, "550", "7");
        var fill = await Accountant.GetAsync($"{next}/fill");
        (await Accountant.SubmitAsync(fill, "form#budget-fill", ("Source", "LastBudget"), ("Percent", "100"))).Saved();
        Assert.Equal(7m, (await LineAsync(next, income)).June);
        fill = await Accountant.GetAsync($"{next}/fill");
        (await Accountant.SubmitAsync(fill, "form#budget-fill", ("Source", "LastBudget"), ("Percent", "100"),
            ("Replaces", "true"))).Saved();
        Assert.Equal(1100m, (await LineAsync(next, income)).June);
    }

    [Fact]
    public async Task A_budget_stands_against_the_books_and_in_profit_and_loss()
    {
        var cost = await app.NewAccountAsync(AccountClass.OperatingExpense);
        var url = await BudgetAsync(2024);
        await TypeAsync(url, cost, null, "0", "1200");
        (await Accountant.EnterAsync(Entry(cost, await app.AccountAsync("3590"), "130", new DateOnly(2024, 2, 10))))
            .Saved();
        await app.LockAsync(LockKind.Operations, new DateOnly(2024, 2, 29));
        try
        {
            var page = await Accountant.GetAsync($"{url}/actual");
            var code = await app.InAsync<FinanceDbContext, string>(
                db => db.Accounts.Where(a => a.Id == cost).Select(a => a.Code).SingleAsync());
            var row = page.QuerySelectorAll("table.report tbody tr").Single(r => r.TextContent.Contains(code,
                StringComparison.Ordinal));
            // Two closed months: 200 were planned, 130 spent; ten months of the budget follow.
            Assert.Equal(["200", "130", "-70", "-35.0%", "1,200", "1,130", "-70"],
                row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim().Replace('\u2212', '-')));
            Assert.Contains("29", page.QuerySelector(".body p")!.TextContent, StringComparison.Ordinal);
            var csv = await Accountant.Http.GetStringAsync($"{url}/actual?as=csv");
            Assert.Contains("1130.00", csv, StringComparison.Ordinal);
        }
        finally
        {
            await app.OpenAsync();
        }

        var figures = await app.InScopeAsync<IBudgetFigures, decimal>(async budgets =>
            (await budgets.ReadAsync(new DateOnly(2024, 1, 1), new DateOnly(2024, 3, 31), null, default))
                .Where(f => f.Key.AccountId == cost).Sum(f => f.Value));
        Assert.Equal(300m, figures);
        var link = await Accountant.Http.GetAsync($"/finance/budgets?account={cost}&from=2024-02-01");
        Assert.Equal(HttpStatusCode.Redirect, link.StatusCode);
        Assert.Equal($"{url}#row-{cost}", link.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Who_reads_the_books_plans_nothing()
    {
        var url = await BudgetAsync(2034);
        var management = app.Browser(TestUser.Management);
        var page = await management.GetAsync(url);
        Assert.Null(page.QuerySelector("ui-grid input"));
        await management.GetAsync($"{url}/paste", HttpStatusCode.Forbidden);
        await management.GetAsync("/finance/budgets/create", HttpStatusCode.Forbidden);
        await app.Browser(TestUser.Sales).GetAsync(url, HttpStatusCode.Forbidden);
    }

    private Task<string> BudgetAsync(int year) => app.InAsync<FinanceDbContext, string>(async db =>
    {
        var budget = new Budget(new DateOnly(year, 1, 1));
        db.Add(budget);
        await db.SaveChangesAsync();
        return $"/finance/budgets/{budget.Id}";
    });

    private async Task<string> CreateAsync(int year, string source, string percent) =>
        (await Accountant.SubmitAsync(await Accountant.GetAsync("/finance/budgets/create"), "form#budget",
            ("Year", $"{year}"), ("Source", source), ("Percent", percent))).Saved();

    private Task<Guid> CentreAsync() => app.InAsync<FinanceDbContext, Guid>(async db =>
    {
        var centre = new CostCentre($"{Guid.NewGuid():N}"[..10], "Plans");
        db.Add(centre);
        await db.SaveChangesAsync();
        return centre.Id;
    });

    private Task<BudgetLine> LineAsync(string url, Guid account, Guid centre = default) =>
        app.InAsync<FinanceDbContext, BudgetLine>(db => db.BudgetLines.AsNoTracking().SingleAsync(l =>
            l.BudgetId == IdOf(url) && l.AccountId == account && l.CostCentreId == centre));

    // As the grid sends it.
    private async Task<TestAnswer> TypeAsync(string url, Guid account, int? month, string was, string value)
    {
        var browser = app.Browser(TestUser.Accountant);
        var token = (await browser.GetAsync(url)).QuerySelector("meta[name=csrf-token]")!.GetAttribute("content")!;
        browser.Http.DefaultRequestHeaders.Add("HX-Request", "true");
        return await browser.PostAsync($"{url}/cells",
        [
            new("__RequestVerificationToken", token), new("account", account.ToString()), new("centre", "none"),
            new("was", was), new("value", value),
            .. month is { } index
                ? new[] { KeyValuePair.Create("month", index.ToString(CultureInfo.InvariantCulture)) }
                : [],
        ]);
    }
}
