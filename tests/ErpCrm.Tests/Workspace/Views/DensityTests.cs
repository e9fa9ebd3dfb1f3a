namespace ErpCrm.Tests.Workspace.Views;

/// <summary>How close rows stand belongs to the person, not to the browser.</summary>
public sealed class DensityTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_choice_in_one_browser_holds_in_another_of_the_same_person_alone()
    {
        await ChooseAsync("compact");
        Assert.Equal("compact", await DensityAsync(TestUser.Sales));
        Assert.Equal("comfortable", await DensityAsync(TestUser.SalesMate));
        await ChooseAsync("huge");
        Assert.Equal("compact", await DensityAsync(TestUser.Sales));
        await ChooseAsync("comfortable");
        Assert.Equal("comfortable", await DensityAsync(TestUser.Sales));
    }

    private async Task ChooseAsync(string density)
    {
        var browser = app.Browser(TestUser.Sales);
        browser.Http.DefaultRequestHeaders.Add("X-CSRF-TOKEN",
            (await browser.GetAsync("/crm/leads")).QuerySelector("meta[name=csrf-token]")!.GetAttribute("content")!);
        (await browser.PostAsync("/preferences/density", [new("value", density)])).Saved();
    }

    private async Task<string?> DensityAsync(TestUser user) =>
        (await app.Browser(user).GetAsync("/crm/leads")).DocumentElement.GetAttribute("data-density");
}
