using System.Diagnostics;
using System.Net;
using ErpCrm.Tests.Journeys;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace ErpCrm.Tests.Walker;

/// <summary>Markup in every text column of the firm stays text on every page.</summary>
public sealed class CanaryTests(WalkerApp app, Chromium chromium, ITestOutputHelper output)
    : IClassFixture<WalkerApp>, IClassFixture<Chromium>
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task No_page_takes_a_text_for_markup()
    {
        await Canaries.PlantMarkupAsync(app);
        var wrong = new List<string>();
        var shown = 0;
        var map = await SiteMap.WalkAsync(app, app.Owner, 2);
        foreach (var visit in map.Visits.Where(v => v.MediaType == "text/html"))
        {
            if (visit.Status != HttpStatusCode.OK && (int)visit.Status >= 500)
                wrong.Add($"{(int)visit.Status} {visit.Url}");
            if (visit.Text.Contains(Canaries.Element, StringComparison.Ordinal)) shown++;
            if ((await SiteMap.ParseAsync(visit.Text, visit.Url)).QuerySelector(Canaries.Element) is { } element)
                wrong.Add(
                $"{visit.Url}: {element.ParentElement?.OuterHtml[..Math.Min(300, element.ParentElement.OuterHtml.Length)]}");
        }

        output.WriteLine($"{shown} of {map.Visits.Count} pages show the text");
        Assert.True(shown > 100, $"only {shown} of {map.Visits.Count} pages show the text");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [BrowserFact]
    public async Task No_script_in_a_text_runs_in_a_browser()
    {
        await Canaries.PlantMarkupAsync(app);
        var addresses = (await SiteMap.WalkAsync(app, app.Owner, 1)).Visits.Where(
            v => v is { MediaType: "text/html", Status: HttpStatusCode.OK }
                && v.Text.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase))
            .Select(v => v.Url)
            .ToList();
        await using var process = await AppProcess.StartOnAsync(async folder =>
        {
            await PlayedFirm.CopyToAsync(folder);
            app.Database.SaveTo(Path.Combine(folder, "erpcrm.db"));
        });
        var page = await chromium.NewPageAsync(process.Address);
        var problems = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error") problems.Add($"{page.Url}: {message.Text}");
        };
        await page.SignInToDemoAsync();
        var watch = Stopwatch.StartNew();
        var seen = 0;
        foreach (var address in addresses.TakeWhile(_ => watch.Elapsed < Budget))
        {
            await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
            if (await page.EvaluateAsync<bool>(
                $"() => 'ran' in window || document.querySelector('{Canaries.Element}') !== null"))
                problems.Add($"{address}: a text ran");
            seen++;
        }

        output.WriteLine($"{seen} of {addresses.Count} pages in {watch.Elapsed.TotalSeconds:0} s");
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }
}
