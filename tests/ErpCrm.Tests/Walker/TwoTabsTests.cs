using ErpCrm.Tests.Journeys;
using Microsoft.Playwright;

namespace ErpCrm.Tests.Walker;

/// <summary>Two people change the same record in two tabs; the second decides in the browser.</summary>
public sealed class TwoTabsTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task Theirs_are_taken_into_fields_lists_and_choices_and_saved()
    {
        await using var process = await AppProcess.StartOnAsync(PlayedFirm.CopyToAsync);
        var mine = await chromium.NewPageAsync(process.Address);
        await mine.SignInToDemoAsync();
        var theirs = await mine.Context.NewPageAsync();

        await CheckAsync(mine, theirs, "/projects/projects", "form#project", async (page, by) =>
        {
            await page.FillAsync("form#project [name=Name]", by);
            foreach (var member in await page.Locator("form#project [name=MemberIds]").AllAsync())
                await member.SetCheckedAsync(by == "Theirs" && !await member.IsCheckedAsync());
        });
        await CheckAsync(mine, theirs, "/identity/roles", "form#role", async (page, by) =>
        {
            foreach (var grant in (await page.Locator("form#role select:enabled").AllAsync()).Take(3))
                await grant.SelectOptionAsync(new SelectOptionValue { Index = by == "Theirs" ? 1 : 0 });
        });
    }

    private static async Task CheckAsync(IPage mine, IPage theirs, string list, string form,
        Func<IPage, string, Task> change)
    {
        var edit = await FirstEditAsync(mine, list, form);
        await theirs.GotoAsync(edit);
        await change(theirs, "Theirs");
        var changed = await StateAsync(theirs, form);
        await SaveAsync(theirs, form);

        await change(mine, "Mine");
        await mine.ClickAsync($"{form} .form-actions .btn.primary");
        await mine.ClickAsync("[data-conflict-take]");
        Assert.Equal(changed, await StateAsync(mine, form));
        await SaveAsync(mine, form);
        await mine.GotoAsync(edit);
        Assert.Equal(changed, await StateAsync(mine, form));
    }

    private static async Task<string> FirstEditAsync(IPage page, string list, string form)
    {
        await page.GotoAsync(list);
        var records = await page.Locator($"main a[href^='{list}/']")
            .EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");
        foreach (var record in records.Where(r => Guid.TryParse(r.Split('/')[3], out _)))
        {
            var edit = record.EndsWith("/edit", StringComparison.Ordinal) ? record : $"{record}/edit";
            await page.GotoAsync(edit);
            if (await page.Locator($"{form} .form-actions .btn.primary").CountAsync() > 0) return edit;
        }

        throw new InvalidOperationException($"{list} leads to nothing that can be edited.");
    }

    private static async Task SaveAsync(IPage page, string form)
    {
        var before = page.Url;
        await page.ClickAsync($"{form} .form-actions .btn.primary");
        await page.WaitForURLAsync(url => url != before);
    }

    // What people see in the form: texts, ticks and choices.
    private static Task<string> StateAsync(IPage page, string form) => page.EvalOnSelectorAsync<string>(
        form,
        "form => [...form.elements].filter(e => e.name && e.type !== 'hidden').map(e => `${e.name}=${e.type === 'checkbox' ? e.value + e.checked : e.value}`).join('\\n')");
}
