namespace ErpCrm.Tests.Journeys;

/// <summary>The demo company, played once for all the tests that look at it.</summary>
public sealed class DemoHost : IAsyncLifetime
{
    public AppProcess App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is not null) App = await AppProcess.StartAsync("demo");
    }

    public async Task DisposeAsync()
    {
        if (App is not null) await App.DisposeAsync();
    }
}
