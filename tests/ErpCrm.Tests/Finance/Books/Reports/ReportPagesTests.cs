using System.Net;
using ErpCrm.Finance.Books.Journals;
using static ErpCrm.Tests.Finance.Books.Reports.ReportReading;

namespace ErpCrm.Tests.Finance.Books.Reports;

/// <summary>Every report of books that are known to the cent.</summary>
[Collection(KnownBooksOnce.Name)]
public sealed class ReportPagesTests(KnownBooks app)
{
    private const string Year = "from=2026-01-01&to=2026-11-25";

    private TestBrowser Accountant { get; } = app.Accountant;

    [Fact]
    public async Task A_trial_balance_says_what_stood_came_went_and_stands_and_balances()
    {
        var page = await Accountant.GetAsync($"/finance/reports/trial-balance?{Year}");
        Assert.Equal([1000m, 12_000.50m, 8000m, 5000.50m], page.Row(await KeyAsync("1410")));
        Assert.Equal([0m, 68_000m, 10_500m, 57_500m], page.Row(await KeyAsync("1190")));
        // Of last year, which nobody closed yet.
        Assert.Equal([-1000m, 0m, 12_000.50m, -13_000.50m], page.Row(await KeyAsync("6110")));
        var total = page.Row("total");
        Assert.Equal((0m, 0m), (total[0], total[3]));
        Assert.Equal(total[1], total[2]);
        Assert.Contains("Debit equals credit", page.QuerySelector("header.bar")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profit_and_loss_is_income_less_costs_in_any_division_of_the_days()
    {
        foreach (var by in new[] { "Month", "Quarter", "Year", "Total" })
        {
            var page = await Accountant.GetAsync($"/finance/reports/profit-and-loss?{Year}&by={by}&exact=true");
            Assert.Equal(12_000.50m, page.Row("Revenue")[^1]);
            Assert.Equal(8000.50m, page.Row("gross-profit")[^1]);
            Assert.Equal(7450.50m, page.Row("operating-profit")[^1]);
            Assert.Equal(7700.75m, page.Row("profit")[^1]);
            Assert.Equal("66.7%", page.Cells("gross-margin").Last().TextContent.Trim());
            foreach (var row in page.QuerySelectorAll("table.report tr[data-row]:not(.note)"))
            {
                var figures = row.QuerySelectorAll("td").Select(cell => Amount(cell.TextContent)).ToList();
                if (figures.Count > 1) Assert.Equal(figures[^1], figures.SkipLast(1).Sum());
            }
        }
    }

    [Fact]
    public async Task A_profit_and_loss_stands_beside_last_year()
    {
        var page = await Accountant.GetAsync(
            "/finance/reports/profit-and-loss?from=2026-01-01&to=2026-12-31&by=Total&compare=LastYear");
        Assert.Equal([7700.75m, 700m, 7000.75m], page.Row("profit"));
        Assert.Equal("1,000.1%", page.Cells("profit").Last().TextContent.Trim());
        // Nothing was spent on wages then: a change of nothing is no share.
        Assert.Equal("–", page.Cells("CostOfSales").Last().TextContent.Trim());
    }

    [Fact]
    public async Task A_balance_sheet_is_equal_on_both_sides_before_and_after_the_year_is_closed()
    {
        var open = await Accountant.GetAsync("/finance/reports/balance-sheet?to=2026-11-25&against=2025-12-31");
        Assert.Equal([68_650.75m, 1000m, 67_650.75m], open.Row("assets"));
        Assert.Equal([10_250m, 300m, 9950m], open.Row("liabilities"));
        Assert.Equal([700m, 0m, 700m], open.Row("earlier-profit"));
        Assert.Equal([7700.75m, 700m, 7000.75m], open.Row("year-profit"));
        Assert.Equal(open.Row("assets"), open.Row("liabilities-and-equity"));
        Assert.Contains("Both sides are equal", open.QuerySelector("header.bar")!.TextContent,
            StringComparison.Ordinal);

        await app.PostAsync(JournalKind.Manual, new(2031, 3, 1), ("1190", 900), ("6110", -900));
        var before = await Accountant.GetAsync("/finance/reports/balance-sheet?to=2031-12-31");
        Assert.Equal([900m], before.Row("year-profit"));
        await app.PostAsync(JournalKind.YearEnd, new(2031, 12, 31), ("6110", 900), ("5310", -900));
        var after = await Accountant.GetAsync("/finance/reports/balance-sheet?to=2031-12-31");
        Assert.Equal([0m], after.Row("year-profit"));
        Assert.Equal([900m], after.Row(await KeyAsync("5310")));
        Assert.Equal(before.Row("equity"), after.Row("equity"));
        Assert.Equal(after.Row("assets"), after.Row("liabilities-and-equity"));
        var profit = await Accountant.GetAsync(
            "/finance/reports/profit-and-loss?from=2031-01-01&to=2031-12-31&by=Total");
        Assert.Equal([900m], profit.Row("profit"));
    }

    [Fact]
    public async Task A_cash_flow_leads_from_profit_to_the_change_of_money()
    {
        var page = await Accountant.GetAsync($"/finance/reports/cash-flow?{Year}&by=Total");
        Assert.Equal([7700.75m], page.Row("profit"));
        Assert.Equal([3500m], page.Row("operations"));
        Assert.Equal([-4000.50m], page.Row(await KeyAsync("1410")));
        // What equipment lost of its value was not paid.
        Assert.Equal([100m], page.Row(await KeyAsync("2190")));
        Assert.Equal([-6000m], page.Row("investing"));
        Assert.Equal([60_000m], page.Row("financing"));
        Assert.Equal([250.25m], page.Row("exchange"));
        Assert.Equal([57_750.25m], page.Row("change"));
        Assert.Equal((0m, 57_750.25m), (page.Row("opening")[0], page.Row("closing")[0]));
        var money = await Accountant.GetAsync($"/finance/reports/trial-balance?{Year}&of=Cash");
        Assert.Equal(57_750.25m, money.Row("total")[3]);
        Assert.Null(page.QuerySelector("tr[data-row=difference]"));
    }

    [Fact]
    public async Task What_was_posted_later_with_an_earlier_day_was_not_known_before()
    {
        await app.PostAsync(JournalKind.Manual, new(2032, 1, 10), ("1410", 100), ("6110", -100));
        var first = app.Today;
        app.Time.Advance(TimeSpan.FromDays(1));
        await app.PostAsync(JournalKind.Manual, new(2032, 1, 5), ("1410", 40), ("6110", -40));
        const string asked = "from=2032-01-01&to=2032-01-31&by=Total";

        var then = await Accountant.GetAsync($"/finance/reports/profit-and-loss?{asked}&known={first:yyyy-MM-dd}");
        Assert.Equal([100m], then.Row("profit"));
        Assert.Contains("as known on", then.QuerySelector(".report-asked")!.TextContent, StringComparison.Ordinal);
        var ledger = await Accountant.GetAsync(then.QuerySelector($"tr[data-row='{await KeyAsync("6110")}'] a")!
            .GetAttribute("href")!);
        Assert.Equal(100m, ledger.Sum("credit"));
        Assert.Single(ledger.QuerySelectorAll("table.ledger a.rowlink"));
        Assert.Equal([100m, 0m], (await Accountant.GetAsync(
            $"/finance/reports/trial-balance?{asked}&known={first:yyyy-MM-dd}&of=Receivable")).Row("total")[1..3]);

        var now = await Accountant.GetAsync($"/finance/reports/profit-and-loss?{asked}");
        Assert.Equal([140m], now.Row("profit"));
        Assert.Contains("all that is known now", now.QuerySelector(".report-asked")!.TextContent,
            StringComparison.Ordinal);
        await Accountant.GetAsync($"/finance/reports/profit-and-loss?{asked}&known={first:yyyy-MM-dd}&time=00:00");
    }

    [Fact]
    public async Task A_report_of_a_part_of_the_company_leads_to_the_lines_of_that_part_alone()
    {
        var (project, department, centre) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        foreach (var of in new[] { new LineOf(ProjectId: project), new LineOf(DepartmentId: department),
            new LineOf(CostCentreId: centre), new LineOf() })
            await app.PostAsync(JournalKind.Manual, new(2033, 5, 5), of, ("1190", 10), ("6110", -10));
        foreach (var part in new[] { $"project={project}", $"department={department}", $"centre={centre}" })
        {
            var page = await Accountant.GetAsync(
                $"/finance/reports/profit-and-loss?from=2033-05-01&to=2033-05-31&by=Total&{part}");
            Assert.Equal([10m], page.Row("profit"));
            var link = page.QuerySelector($"tr[data-row='{await KeyAsync("6110")}'] a")!.GetAttribute("href")!;
            Assert.Contains(part, link, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(10m, (await Accountant.GetAsync(link)).Sum("credit"));
        }
    }

    [Theory]
    [InlineData("/finance/reports/trial-balance")]
    [InlineData("/finance/reports/profit-and-loss")]
    [InlineData("/finance/reports/balance-sheet")]
    [InlineData("/finance/reports/cash-flow")]
    public async Task Before_anything_is_posted_a_report_says_so(string url)
    {
        foreach (var language in new[] { "en", "ky", "ru" })
        {
            var browser = app.Browser(TestUser.Management, language);
            var page = await browser.GetAsync($"{url}?from=2001-01-01&to=2001-12-31");
            Assert.NotNull(page.QuerySelector(".empty"));
        }
    }

    [Theory]
    [InlineData("from=nonsense&to=31.02.2026&by=Century&compare=9&project=x&known=2026-13-01&time=25:99")]
    [InlineData("from=2026-12-31&to=2026-01-01")]
    [InlineData("from=2000-01-01&to=2036-12-31&by=Month&compare=LastYear")]
    [InlineData("currency=XXX&of=Nothing&kind=None&party=1&after=-&account=6f1f4a4e-0000-4000-8000-000000000000")]
    public async Task What_cannot_be_read_asks_for_nothing(string query)
    {
        foreach (var report in new[] { "trial-balance", "profit-and-loss", "balance-sheet", "cash-flow",
            "general-ledger" })
        {
            await Accountant.GetAsync($"/finance/reports/{report}?{query}");
            using var file = await Accountant.Http.GetAsync($"/finance/reports/{report}?{query}&as=csv");
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        }
    }

    [Fact]
    public async Task Only_who_may_see_the_books_sees_reports_and_the_profit_at_home()
    {
        foreach (var user in new[]
        {
            TestUser.Sales, TestUser.ProjectManager, TestUser.TeamMember, TestUser.Administrator
        })
        {
            var browser = app.Browser(user);
            foreach (var report in new[] { "", "/trial-balance", "/profit-and-loss", "/balance-sheet", "/cash-flow",
                "/general-ledger", "/projects" })
                await browser.GetAsync($"/finance/reports{report}", HttpStatusCode.Forbidden);
            Assert.Null((await browser.GetAsync("/")).QuerySelector("[data-figure='finance.profit']"));
        }

        var home = await app.Browser(TestUser.Management).GetAsync("/");
        var figure = home.QuerySelector("[data-figure='finance.profit']")!;
        var page = await app.Browser(TestUser.Management).GetAsync(figure.GetAttribute("href")!);
        Assert.Equal([-150m], page.Row("profit"));
        Assert.Equal(-150m,
            Amount(figure.QuerySelector(".value")!.TextContent.Replace("KGS", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_page_of_reports_leads_to_each_of_them()
    {
        var page = await Accountant.GetAsync("/finance/reports");
        var links = page.QuerySelectorAll("a.tile").Select(a => a.GetAttribute("href")!).ToList();
        Assert.True(links.Count >= 8, $"{links.Count} tiles");
        foreach (var link in links) await Accountant.GetAsync(link);
    }

    private async Task<string> KeyAsync(string code) => (await app.AccountAsync(code)).ToString();
}
