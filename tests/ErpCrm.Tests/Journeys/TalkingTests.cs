using Microsoft.Playwright;

namespace ErpCrm.Tests.Journeys;

/// <summary>Somebody is named by the keyboard alone, and what is being written is lost by nothing around it.</summary>
public sealed class TalkingTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Field = "#talk-text";

    [BrowserFact]
    public async Task A_colleague_is_named_with_the_keyboard_and_a_draft_outlives_what_happens_around_it()
    {
        await using var app = await AppProcess.StartAsync();
        var page = await chromium.NewPageAsync(app.Address);
        await SetUpAsync(page, app);
        await ShowTalkAsync(page);
        await page.Locator(Field).FocusAsync();

        await page.Keyboard.TypeAsync("Please look @aib");
        await Assertions.Expect(page.Locator("#talk [role=option][aria-selected=true]"))
            .ToContainTextAsync("Aibek Usenov");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(Field)).ToHaveValueAsync("Please look @Aibek Usenov ");
        await page.Keyboard.TypeAsync("at it, or write to me@example.com");
        await Assertions.Expect(page.Locator("#talk [role=listbox]")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("#talk-latest .mention")).ToHaveTextAsync("@Aibek Usenov");
        await Assertions.Expect(page.Locator(Field)).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator(Field)).ToBeFocusedAsync();

        // Somebody else says something meanwhile: it appears, and what is being written stays.
        await page.Keyboard.TypeAsync("Not sent yet");
        await page.Locator("#talk-title").ClickAsync();
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        await ShowTalkAsync(other);
        await other.FillAsync(Field, "From another room");
        await other.ClickAsync("#talk-write .btn.primary");
        await page.BringToFrontAsync();
        await Assertions.Expect(page.Locator("#talk-latest")).ToContainTextAsync("From another room",
            new LocatorAssertionsToContainTextOptions { Timeout = 30_000 });
        await Assertions.Expect(page.Locator(Field)).ToHaveValueAsync("Not sent yet");

        // The page's own actions load it again.
        await page.ClickAsync("form[action$='/archive'] button");
        await Assertions.Expect(page.Locator("form[action$='/restore'] button").First).ToBeVisibleAsync();
        await ShowTalkAsync(page);
        await Assertions.Expect(page.Locator(Field)).ToHaveValueAsync("Not sent yet");
    }

    // It is loaded, and put into another's place, when it comes into view.
    private static async Task ShowTalkAsync(IPage page)
    {
        await page.EvaluateAsync("() => document.querySelector('#talk').scrollIntoView()");
        await page.Locator(Field).WaitForAsync();
    }

    private static async Task SetUpAsync(IPage page, AppProcess app)
    {
        await page.GotoAsync(app.SetupLink.ToString());
        foreach (var (name, value) in new[]
        {
            ("Name", "Aibek Usenov"), ("Email", "aibek@firm.example"), ("Password", "a cow flies over the mountains"),
            ("CompanyName", "Tulpar Consulting"),
        })
            await page.FillAsync($"form [name={name}]", value);
        await page.ClickAsync("#setup .btn.primary");
        await page.WaitForURLAsync(url => !url.Contains("setup", StringComparison.Ordinal));
        await page.GotoAsync("/crm/companies/create");
        await page.FillAsync("form [name=Name]", "Ala-Too");
        await page.ClickAsync("#company .btn.primary");
        await page.WaitForURLAsync(url => !url.Contains("create", StringComparison.Ordinal));
    }
}
