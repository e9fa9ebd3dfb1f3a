using ErpCrm.Ui.Formats;
using Microsoft.Playwright;

namespace ErpCrm.Tests.Journeys;

/// <summary>Reports of the firm as people look at them: wide tables in a box of their own, on a phone, on
/// paper.</summary>
[Collection(FirmInABrowser.Name)]
public sealed class ReportScreensTests(Chromium chromium, FirmProcess firm)
{
    private static readonly string[] Reports =
    [
        "/finance/reports", "/finance/reports/trial-balance?currencies=true",
        "/finance/reports/profit-and-loss?by=Month&compare=LastYear", "/finance/reports/profit-and-loss?by=Total",
        "/finance/reports/balance-sheet?against=2025-12-31", "/finance/reports/cash-flow?by=Month",
        "/finance/reports/general-ledger",
    ];

    [BrowserFact]
    public async Task Every_report_is_sound_in_both_themes_and_on_a_phone()
    {
        var problems = new List<string>();
        var page = await chromium.SignedInAsync(firm, "aida");
        ScreenJudge.Listen(page, problems);
        foreach (var address in await AddressesAsync(page)) await ScreenJudge.JudgeAsync(page, address, problems);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [BrowserFact]
    public async Task Every_report_fits_every_width_and_paper_in_kyrgyz()
    {
        var page = await chromium.SignedInAsync(firm, "aida");
        var addresses = await AddressesAsync(page);
        var culture = Cultures.Kyrgyz.Name;
        await page.Context.AddCookiesAsync([new Cookie
        {
            Name = ".AspNetCore.Culture", Value = $"c={culture}|uic={culture}", Url = firm.App.Address.ToString()
        }]);
        var problems = new List<string>();
        foreach (var address in addresses)
        {
            await page.SetViewportSizeAsync(ListLook.Widths[0], 900);
            await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
            IReadOnlyList<string> seen = await page.Locator("table.table").CountAsync() > 0
                ? await ListLook.LookAsync(page)
                : await ListLook.LookOnPhoneAsync(page);
            problems.AddRange(seen.Select(problem => $"{address}, {problem}"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    // And the lines of the first account that has any.
    private static async Task<List<string>> AddressesAsync(IPage page)
    {
        await page.GotoAsync("/finance/reports/trial-balance?from=2024-01-01");
        var ledger = await page.Locator("table.report a.fig").First.GetAttributeAsync("href");
        return [.. Reports, ledger!];
    }
}
