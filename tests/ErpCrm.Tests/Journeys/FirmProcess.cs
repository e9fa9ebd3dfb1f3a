using ErpCrm.Demo;
using ErpCrm.Tests.Walker;
using Microsoft.Playwright;

namespace ErpCrm.Tests.Journeys;

/// <summary>The firm that the walkers play, as its own process: played once for a run, begun once for these
/// journeys.</summary>
public sealed class FirmProcess : IAsyncLifetime
{
    public AppProcess App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.WhyNot is null) App = await AppProcess.StartOnAsync(PlayedFirm.CopyToAsync);
    }

    public async Task DisposeAsync()
    {
        if (App is not null) await App.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class FirmInABrowser : ICollectionFixture<Chromium>, ICollectionFixture<FirmProcess>
{
    public const string Name = "Firm in a browser";
}

public static class FirmPages
{
    /// <summary>Somebody of the firm at a screen of his own.</summary>
    public static async Task<IPage> SignedInAsync(this Chromium chromium, FirmProcess firm, string name,
        int width = 1440, int height = 900)
    {
        var page = await chromium.NewPageAsync(firm.App.Address, width, height);
        await page.GotoAsync("/identity/account/sign-in");
        await page.FillAsync("[name=Email]", $"{name}@orda.example");
        await page.FillAsync("[name=Password]", DemoCast.Password);
        await page.ClickAsync("#sign-in button.primary");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        return page;
    }

    /// <summary>Presses what leads to another page.</summary>
    public static async Task FollowAsync(this IPage page, string selector)
    {
        var before = page.Url;
        await page.Locator(selector).First.ClickAsync();
        await page.WaitForURLAsync(url => url != before);
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>What people say about the record of the page, which is loaded when it comes into view.</summary>
    public static async Task ShowTalkAsync(this IPage page)
    {
        await page.EvaluateAsync("() => document.querySelector('#talk').scrollIntoView()");
        await page.Locator("#talk-text").WaitForAsync();
    }
}
