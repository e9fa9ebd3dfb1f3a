using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace ErpCrm.Tests.Journeys;

/// <summary>The week is typed as fast as hands can, and the database has all of it.</summary>
public sealed class WeekTypingTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int MillisecondsPerKey = 10;
    private static readonly string[] Days = ["1", "2.5", "3", "4.25", "5", "6", "7"];

    [BrowserFact]
    public async Task Every_cell_that_is_typed_fast_is_saved()
    {
        await using var app = await AppProcess.StartAsync();
        var page = await chromium.NewPageAsync(app.Address);
        await SetUpAsync(page, app);
        foreach (var name in new[] { "One", "Two" }) await OpenProjectAsync(page, name);
        // Last week: each of its days can be recorded, whatever today is.
        await page.GotoAsync($"/projects/time?week={TestClock.Start.AddDays(-7):yyyy-MM-dd}");
        for (var row = 0; row < 2; row++) await AddRowAsync(page, row);

        await page.Locator("ui-grid [data-cell]").First.FocusAsync();
        for (var cell = 0; cell < 2 * Days.Length; cell++)
        {
            await page.Keyboard.TypeAsync(Days[cell % Days.Length],
                new KeyboardTypeOptions { Delay = MillisecondsPerKey });
            await page.Keyboard.PressAsync(cell == Days.Length - 1 ? "Enter" : "ArrowRight");
            if (cell == Days.Length - 1) await page.Locator("ui-grid [data-cell]").Nth(Days.Length).FocusAsync();
        }

        await Assertions.Expect(page.Locator("ui-grid .saving")).ToHaveCountAsync(0);
        Assert.Equal([60, 60, 150, 150, 180, 180, 255, 255, 300, 300, 360, 360, 420, 420], await MinutesAsync(app));
        Assert.Equal(Days.Concat(Days), await page.Locator("ui-grid [data-cell]")
            .EvaluateAllAsync<string[]>("cells => cells.map(cell => cell.value)"));

        // A button that is pressed before a cell is saved waits for it.
        await page.Locator("ui-grid [data-cell]").First.FocusAsync();
        await page.Keyboard.TypeAsync("8");
        await page.ClickAsync("#week-send button");
        await page.Locator("dialog[open] .btn.primary").ClickAsync();
        await Assertions.Expect(page.Locator("form[action*=recall]")).ToBeVisibleAsync();
        Assert.Contains(480, await MinutesAsync(app));
    }

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

    private static async Task OpenProjectAsync(IPage page, string name)
    {
        await page.GotoAsync("/projects/projects/create");
        await page.FillAsync("[name=Name]", name);
        await page.ClickAsync("#project [role=combobox]");
        // The client arrives by an event.
        await page.Locator("#project [role=option]").First.ClickAsync();
        await page.SelectOptionAsync("[name=Billing]", "TimeAndMaterial");
        await SubmitAsync(page, "#project");
    }

    private static async Task AddRowAsync(IPage page, int which)
    {
        await page.ClickAsync("#add-row [role=combobox]");
        await page.Locator("#add-row [role=option]").Nth(which).ClickAsync();
        var before = page.Url;
        await page.ClickAsync("#add-row button.btn");
        await page.WaitForURLAsync(url => url != before);
        await Assertions.Expect(page.Locator("ui-grid [data-cell]")).ToHaveCountAsync((which + 1) * Days.Length);
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

    private static async Task<List<int>> MinutesAsync(AppProcess app)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={app.DatabaseFile};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT WorkedMinutes FROM projects_TimeEntries ORDER BY WorkedMinutes";
        await using var reader = await command.ExecuteReaderAsync();
        var minutes = new List<int>();
        while (await reader.ReadAsync()) minutes.Add(reader.GetInt32(0));
        return minutes;
    }
}
