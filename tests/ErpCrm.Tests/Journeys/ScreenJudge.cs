using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ErpCrm.Tests.Journeys;

/// <summary>Looks at a page as axe does in both themes, and at its width on a phone.</summary>
internal static class ScreenJudge
{
    private static readonly RunOnlyOptions AllRules =
        new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };

    // The other theme shows the same page in other colours.
    private static readonly RunOnlyOptions ColourRules =
        new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] };

    public static void Listen(IPage page, List<string> problems)
    {
        page.Console += (_, message) =>
        {
            if (message.Type == "error") problems.Add($"{page.Url}: {message.Text}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400) problems.Add($"{response.Status} {response.Url}");
        };
    }

    /// <param name="show">What is done on the page before it is looked at.</param>
    public static async Task JudgeAsync(IPage page, string address, List<string> problems,
        Func<IPage, Task>? show = null)
    {
        // A page is opened in its theme: measured while colours change, contrast would be nobody's.
        foreach (var (theme, rules) in new[] { (ColorScheme.Light, AllRules), (ColorScheme.Dark, ColourRules) })
        {
            await page.EmulateMediaAsync(
                new PageEmulateMediaOptions { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
            await OpenAsync(page, address);
            if (show is not null) await show(page);
            var found = await page.RunAxe(new AxeRunOptions { RunOnly = rules });
            problems.AddRange(found.Violations.Select(v =>
                $"{address}, {theme}: {v.Id} at {v.Nodes[0].Html[..Math.Min(160, v.Nodes[0].Html.Length)]}"));
        }

        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        await page.SetViewportSizeAsync(390, 844);
        var overflow = await page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 0) problems.Add($"{address}: {overflow} px wider than a phone");
        await page.SetViewportSizeAsync(width, height);
    }

    public static Task OpenAsync(IPage page, string address) =>
        page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
}
