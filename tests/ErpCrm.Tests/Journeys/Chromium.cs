using ErpCrm.Demo;
using ErpCrm.Tests.SqlServer;
using Microsoft.Playwright;

namespace ErpCrm.Tests.Journeys;

/// <summary>A test that needs Chromium: <c>CHROMIUM</c> names it, or it stands in a usual place.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        Skip = Chromium.WhyNot;
    }
}

/// <inheritdoc cref="BrowserFactAttribute"/>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        Skip = Chromium.WhyNot;
    }
}

public static class DemoPages
{
    /// <summary>Signs in as the owner of the demo company.</summary>
    public static async Task SignInToDemoAsync(this IPage page)
    {
        await page.GotoAsync("/identity/account/sign-in");
        await page.FillAsync("[name=Email]", "aida@orda.example");
        await page.FillAsync("[name=Password]", DemoCast.Password);
        await page.ClickAsync("form:has([name=Password]) button.primary");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }
}

/// <summary>The browser of the journeys, one per process.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Missing = "No Chromium: install the package 'chromium' or set CHROMIUM to its path.";

    /// <summary>Why no browser is used in this run; null when one is.</summary>
    public static string? WhyNot => RealServer.IsUsed
        ? "A browser looks at pages, not at the database: it does so in the run on SQLite."
        : Path is null ? Missing : null;

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public static string? Path { get; } = new[]
    {
        Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome"
    }
        .FirstOrDefault(path => !string.IsNullOrEmpty(path) && File.Exists(path));

    public async Task InitializeAsync()
    {
        if (Path is null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (Path is null) return;
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>A fresh profile: no cookies, a desktop's size unless told otherwise.</summary>
    public async Task<IPage> NewPageAsync(Uri address, int width = 1440, int height = 900, bool dark = false)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }
}
