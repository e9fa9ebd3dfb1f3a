using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ErpCrm.Tests.Journeys;

/// <summary>Every screen of what records can do that no menu leads to, in both themes and on a phone.</summary>
[Collection(FirmInABrowser.Name)]
public sealed class RecordScreensTests(Chromium chromium, FirmProcess firm)
{
    /// <summary>Screens that are judged in the demo company, and not here again.</summary>
    internal static readonly string[] LeftToTheDemo =
    [
        "/workspace/tags", "/workspace/tags/{id}/edit", "/workspace/mail", "/workspace/mail/{id}",
        "/workspace/mail/invoice/{id}/create", "/workspace/mail-server", "/workspace/mail-templates",
        "/workspace/approvals",
        "/workspace/approvals/policies", "/workspace/approvals/policies/expense/steps/add",
        "/workspace/approvals/substitutes", "/workspace/imports", "/workspace/imports/{id}", "/crm/companies/{id}",
    ];

    private static readonly string[] Lists =
    [
        "/crm/companies?open=columns", "/crm/companies?open=sort", "/crm/companies?open=group",
        "/crm/companies?open=f.owner", "/crm/companies?open=f.name", "/crm/companies?open=f.since",
        "/crm/companies?open=f.openDeals", "/crm/companies?group=owner&f.name=a&cols=name,owner,phone",
        "/workspace/views/create?list=companies&query=f.name%3Da", "/workspace/views?list=deals",
    ];

    private static readonly string[] Settings =
    [
        "/workspace/tags/create", "/workspace/fields?kind=company",
        "/workspace/fields/create?kind=company&type=Choice", "/workspace/fields/create?kind=deal&type=Money",
        "/workspace/mail-templates/edit?for=invoice&language=ru", "/workspace/approvals/policies/expense",
        "/workspace/imports/new", "/workspace/notifications?tab=all",
        "/workspace/notifications/choices", "/crm/duplicates", "/crm/duplicates?kind=contacts",
    ];

    [BrowserFact]
    public async Task Every_screen_of_what_records_can_do_is_sound()
    {
        var problems = new List<string>();
        var page = await chromium.SignedInAsync(firm, "aida");
        ScreenJudge.Listen(page, problems);
        foreach (var address in Lists.Concat(Settings)) await ScreenJudge.JudgeAsync(page, address, problems);
        foreach (var address in await LinkedAsync(page)) await ScreenJudge.JudgeAsync(page, address, problems);
        await ScreenJudge.JudgeAsync(page, "/crm/leads", problems, SelectAsync);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [BrowserFact]
    public async Task Only_what_goes_with_the_chosen_condition_is_asked()
    {
        var page = await chromium.SignedInAsync(firm, "aida");
        await page.GotoAsync("/crm/companies?open=f.since");
        var (days, count) = (page.Locator("#asking .asking-v"), page.Locator("#asking .asking-n"));
        await Expect(days).ToBeVisibleAsync();
        await Expect(count).ToBeHiddenAsync();
        Assert.True(await page.EvaluateAsync<bool>(
            "() => [...document.querySelectorAll('#asking ui-date')].every(day => day.scrollWidth <= day.clientWidth)"));
        await page.SelectOptionAsync("#asking .asking-how", "last");
        await Expect(days).ToBeHiddenAsync();
        await Expect(count).ToBeVisibleAsync();
    }

    // The bar of what can be done with several rows.
    private static async Task SelectAsync(IPage page)
    {
        await page.CheckAsync("#list thead [data-all]");
        await page.Locator("button[form=selection]").First.WaitForAsync();
    }

    private static async Task<List<string>> LinkedAsync(IPage page)
    {
        var found = new List<string>();
        foreach (var (start, link) in new[]
        {
            ("/workspace/fields?kind=company", "main a[href*='/edit']"), ("/crm/duplicates", "#pairs .btn.primary"),
            ("/workspace/approvals", ".approval [data-do=decline]"), ("/workspace/approvals", "a.approval-title"),
            ("/workspace/approvals/policies/expense", "main a.rowlink"),
        })
        {
            await page.GotoAsync(start);
            Assert.True(await page.Locator(link).CountAsync() > 0, $"{start} has no {link}");
            found.Add((await page.Locator(link).First.GetAttributeAsync("href"))!);
        }

        await page.GotoAsync("/crm/companies");
        var company = (await page.Locator("#list tbody a.rowlink").First.GetAttributeAsync("href"))!;
        found.Add(company.Replace("/crm/", "/crm/duplicates/", StringComparison.Ordinal));
        found.Add("/workspace/bulk?list=companies&act=crm.company-owner&all=true");
        found.Add("/workspace/bulk?list=companies&act=workspace.add-tag&all=true");
        return found;
    }
}
