namespace ErpCrm.Tests.Journeys;

public sealed class SecondProcessTests
{
    [Fact]
    public async Task A_second_process_on_the_same_data_folder_does_not_start_and_the_first_goes_on()
    {
        await using var app = await AppProcess.StartAsync();

        var second = await app.StartSecondAsync();

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("Another process is running", second.Output, StringComparison.Ordinal);
        var browser = new TestBrowser(new HttpClient { BaseAddress = app.Address });
        Assert.Contains("ErpCrm",
            await browser.Http.GetStringAsync(new Uri("/identity/account/sign-in", UriKind.Relative)),
            StringComparison.Ordinal);
    }
}
