using Microsoft.Playwright;

namespace ErpCrm.Tests.Journeys;

/// <summary>Files are dropped and pasted on a record's page, and what is typed beside them stays.</summary>
public sealed class FilesTests(Chromium chromium) : IClassFixture<Chromium>
{
    // What a browser makes of files that are dragged from a folder, or of a picture on the clipboard.
    private const string Drop = """
        ([names, kind]) => {
          const data = new DataTransfer();
          for (const name of names) data.items.add(new File([`content of ${name}`], name, { type: 'text/plain' }));
          const init = { bubbles: true, cancelable: true, clipboardData: data, dataTransfer: data };
          const page = document.querySelector('#main');
          if (kind === 'paste') page.dispatchEvent(new ClipboardEvent('paste', init));
          else for (const type of ['dragover', 'drop']) page.dispatchEvent(new DragEvent(type, init));
        }
        """;

    [BrowserFact]
    public async Task Files_are_dropped_pasted_removed_and_brought_back_while_a_text_is_being_typed()
    {
        await using var app = await AppProcess.StartAsync();
        var page = await chromium.NewPageAsync(app.Address);
        await SetUpAsync(page, app);
        var names = page.Locator("#files > .file-list .file-text a");
        // What somebody writes elsewhere on the page.
        await page.EvaluateAsync("() => document.querySelector('#main').append(document.createElement('textarea'))");
        await page.Locator("#main > textarea").FillAsync("Half a sentence");

        await page.EvaluateAsync(Drop, new object[] { new[] { "one.txt", "two.txt" }, "drop" });
        await Assertions.Expect(names).ToHaveCountAsync(2);
        await page.EvaluateAsync(Drop, new object[] { new[] { "three.txt" }, "paste" });
        await Assertions.Expect(names).ToHaveTextAsync(["three.txt", "two.txt", "one.txt"]);
        await page.EvaluateAsync(Drop, new object[] { new[] { "setup.exe" }, "drop" });
        await Assertions.Expect(page.Locator("#files-error")).ToContainTextAsync("setup.exe");

        await page.Locator("#files form[action$='/remove'] button").First.ClickAsync();
        await Assertions.Expect(names).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("#main > textarea")).ToHaveValueAsync("Half a sentence");
        await page.ClickAsync(".toast [data-undo]");
        await Assertions.Expect(names).ToHaveCountAsync(3);

        await page.Locator("#files button[popovertarget]").First.ClickAsync();
        await page.Locator("#files form:popover-open input[name=name]").FillAsync("Contract");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(names.First).ToHaveTextAsync("Contract.txt");
    }

    // A company's page.
    private static async Task SetUpAsync(IPage page, AppProcess app)
    {
        await page.GotoAsync(app.SetupLink.ToString());
        await FillAsync(page, ("Name", "Aibek Usenov"), ("Email", "aibek@firm.example"),
            ("Password", "a cow flies over the mountains"), ("CompanyName", "Tulpar Consulting"));
        await SubmitAsync(page, "#setup");
        await page.GotoAsync("/crm/companies/create");
        await FillAsync(page, ("Name", "Ala-Too"));
        await SubmitAsync(page, "#company");
    }

    private static async Task FillAsync(IPage page, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields) await page.FillAsync($"form [name={name}]", value);
    }

    private static async Task SubmitAsync(IPage page, string form)
    {
        var before = page.Url;
        await page.Locator($"{form} .form-actions .btn.primary").ClickAsync();
        await page.WaitForURLAsync(url => url != before);
        await page.WaitForLoadStateAsync(LoadState.Load);
    }
}
