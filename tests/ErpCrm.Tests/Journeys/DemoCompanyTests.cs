using System.Globalization;
using System.Text.RegularExpressions;
using ErpCrm.Tests.Checking;
using ErpCrm.Ui.Formats;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace ErpCrm.Tests.Journeys;

/// <summary>The demo company as it is started: it obeys the rules,
/// and every page of it is alive and accessible.</summary>
public sealed partial class DemoCompanyTests(Chromium chromium, DemoHost demo)
    : IClassFixture<Chromium>, IClassFixture<DemoHost>
{
    [BrowserFact]
    public async Task The_demo_company_keeps_every_rule_and_every_page_of_it_is_sound()
    {
        var app = demo.App;
        await CheckFiguresAsync(app);
        await ProveAsync(app);

        var problems = new List<string>();
        var page = await chromium.NewPageAsync(app.Address);
        ScreenJudge.Listen(page, problems);
        await page.SignInToDemoAsync();
        var addresses = await demo.AddressesAsync(() => AddressesAsync(page));
        Assert.True(addresses.Count > 20, string.Join('\n', addresses));
        Assert.Empty(RecordScreensTests.LeftToTheDemo.Except(addresses.Select(PathOf)));

        foreach (var address in addresses) await ScreenJudge.JudgeAsync(page, address, problems);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [BrowserTheory]
    [InlineData("en")]
    [InlineData("ky")]
    [InlineData("ru")]
    public async Task Every_list_shows_all_its_columns_at_every_width_and_on_paper(string language)
    {
        var page = await chromium.NewPageAsync(demo.App.Address);
        await page.SignInToDemoAsync();
        var addresses = await demo.AddressesAsync(() => AddressesAsync(page));
        var culture = Cultures.For(language).Name;
        await page.Context.AddCookiesAsync([new Cookie
        {
            Name = ".AspNetCore.Culture", Value = $"c={culture}|uic={culture}", Url = demo.App.Address.ToString()
        }]);
        var (problems, lists) = (new List<string>(), 0);
        foreach (var address in addresses)
        {
            await page.SetViewportSizeAsync(ListLook.Widths[0], 900);
            await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
            var isList = await page.Locator("table.table").CountAsync() > 0;
            if (isList) lists++;
            IReadOnlyList<string> seen = isList
                ? await ListLook.LookAsync(page)
                : await ListLook.LookOnPhoneAsync(page);
            problems.AddRange(seen.Select(problem => $"{address}, {problem}"));
        }

        Assert.True(lists > 20, $"{lists} lists");
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    // Running figures equal their rows, and the terms of every engagement add up (domain-rules §26, §27, §34).
    private static async Task CheckFiguresAsync(AppProcess app)
    {
        Assert.Equal(31, await NumberAsync(app, "SELECT COUNT(*) FROM crm_Companies"));
        Assert.Equal(64, await NumberAsync(app, "SELECT COUNT(*) FROM crm_Leads"));
        Assert.Equal(45, await NumberAsync(app, "SELECT COUNT(*) FROM crm_Deals"));
        Assert.Equal(18, await NumberAsync(app, "SELECT COUNT(*) FROM projects_Projects"));
        Assert.Equal(14, await NumberAsync(app, "SELECT COUNT(*) FROM resources_People"));
        Assert.Equal(0, await NumberAsync(app, """
            SELECT COUNT(*) FROM insights_Engagements e
            WHERE ABS(e.Earned - (
                    SELECT COALESCE(SUM(CASE r.Term WHEN 'WrittenOff' THEN -r.BaseAmount ELSE r.BaseAmount END), 0)
                    FROM insights_MoneyRows r
                    WHERE r.EngagementId = e.Id AND r.Term IN ('Delivered', 'WrittenOff', 'Unbacked'))) > 0.001
               OR ABS(e.Billed - (
                    SELECT COALESCE(SUM(r.BaseAmount), 0)
                    FROM insights_MoneyRows r
                    WHERE r.EngagementId = e.Id AND r.Term IN ('Billed', 'Unbacked'))) > 0.001
               OR ABS(e.Earned - (
                    SELECT COALESCE(SUM(m.Earned), 0)
                    FROM insights_MonthlyMargins m
                    WHERE m.EngagementId = e.Id)) > 0.001
               OR ABS(e.LabourCost + e.ExpenseCost + e.SubcontractCost - (
                    SELECT COALESCE(SUM(m.Cost), 0)
                    FROM insights_MonthlyMargins m
                    WHERE m.EngagementId = e.Id)) > 0.001
               OR ABS(e.LabourCost + e.ExpenseCost + e.SubcontractCost - (
                    SELECT COALESCE(SUM(c.Amount), 0)
                    FROM insights_CostRows c
                    WHERE c.EngagementId = e.Id)) > 0.001
            """));
        Assert.Equal(0, await NumberAsync(app, """
            SELECT COUNT(*) FROM (
                SELECT SUM(CASE Term WHEN 'Agreed' THEN Amount WHEN 'Plan' THEN -Amount ELSE 0 END) AS Unplanned
                FROM insights_MoneyRows
                GROUP BY EngagementId)
            WHERE ABS(Unplanned) > 0.001
            """));
        Assert.Equal(0,
            await NumberAsync(app, "SELECT COUNT(*) FROM finance_Deliveries WHERE CAST(OpenQuantity AS REAL) < 0"));
        Assert.Equal(
            await NumberAsync(app, "SELECT COUNT(*) FROM finance_Invoices WHERE Number IS NOT NULL"),
            await NumberAsync(app, "SELECT COUNT(DISTINCT Number) FROM finance_Invoices WHERE Number IS NOT NULL"));
        Assert.Equal(0, await NumberAsync(app, "SELECT COUNT(*) FROM platform_OutboxMessages"));
    }

    // Every rule of every module, by the product's own command on a copy.
    private static async Task ProveAsync(AppProcess app)
    {
        var folder = Directory.CreateTempSubdirectory("erpcrm-check-");
        await using (var demo = new SqliteConnection($"Data Source={app.DemoDatabaseFile};Mode=ReadOnly;Pooling=False"))
        await using (var copy = new SqliteConnection(
            $"Data Source={Path.Combine(folder.FullName, "erpcrm.db")};Pooling=False"))
        {
            await demo.OpenAsync();
            await copy.OpenAsync();
            demo.BackupDatabase(copy);
        }

        Uploads.Copy(Path.GetDirectoryName(app.DemoDatabaseFile)!, folder.FullName);
        var (code, output) = await AppProcess.RunAsync(folder.FullName, "check");
        folder.Delete(recursive: true);
        Assert.True(code == 0, output);
    }

    // The sidebar, the settings, and the first record of every list.
    private static async Task<IReadOnlyList<string>> AddressesAsync(IPage page)
    {
        var found = new List<string>();
        foreach (var start in new[] { "/", "/settings" })
        {
            await page.GotoAsync(start);
            found.AddRange(await page.Locator("#nav a[href^='/'], main a[href^='/']")
                .EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"));
        }

        var lists = found.Select(href => href.Split('#')[0]).Distinct()
            .Where(href => !href.Contains("as=csv", StringComparison.Ordinal))
            .ToList();
        var records = new List<string>();
        foreach (var list in lists.Where(href => !href.Any(char.IsDigit)))
        {
            await ScreenJudge.OpenAsync(page, list);
            if (await page.Locator("main .rowlink[href^='/'], main .deal a[href^='/']").First.IsVisibleAsync())
                records.Add((await page.Locator("main .rowlink[href^='/'], main .deal a[href^='/']").First
                    .GetAttributeAsync("href"))!);
        }

        return [.. lists.Concat(records).Concat(await FurtherAsync(page)).DistinctBy(PathOf)
            .Order(StringComparer.Ordinal)];
    }

    private static string PathOf(string address) => Id().Replace(address, "{id}").Split('?')[0];

    // Screens that no list leads to: mails that are written, their templates, what waits, by which rule, a statement.
    private static async Task<List<string>> FurtherAsync(IPage page)
    {
        List<string> found =
        [
            "/workspace/approvals", "/workspace/approvals/substitutes", "/workspace/approvals/policies/credit-note",
            "/workspace/approvals/policies/expense/steps/add", "/finance/requests?tab=all",
            "/workspace/mail-templates", "/workspace/mail-templates/edit?for=invoice&language=ky", "/workspace/mail",
        ];
        foreach (var (list, further) in new[]
        {
            ("/finance/invoices?tab=open", ""), ("/finance/customers", "/statement"),
        })
        {
            await ScreenJudge.OpenAsync(page, list);
            var record = await page.Locator("main .rowlink[href^='/']").First.GetAttributeAsync("href");
            found.Add(record + further);
            await ScreenJudge.OpenAsync(page, record + further);
            found.Add((await page.Locator(".bar-actions a[href^='/workspace/mail/']").First.GetAttributeAsync("href"))!);
        }

        return found;
    }

    private static async Task<long> NumberAsync(AppProcess app, string sql)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={app.DemoDatabaseFile};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Id();
}
