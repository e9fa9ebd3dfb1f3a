namespace ErpCrm.Tests.Journeys;

/// <summary>The demo company, played once for all the tests that look at it.</summary>
public sealed class DemoHost : IAsyncLifetime
{
    private IReadOnlyList<string>? _addresses;

    public AppProcess App { get; private set; } = null!;

    /// <summary>The addresses that its tests look at, found by the first of them.</summary>
    public async Task<IReadOnlyList<string>> AddressesAsync(Func<Task<IReadOnlyList<string>>> find) =>
        _addresses ??= await find();

    public async Task InitializeAsync()
    {
        if (Chromium.Path is not null) App = await AppProcess.StartAsync("demo");
    }

    public async Task DisposeAsync()
    {
        if (App is not null) await App.DisposeAsync();
    }
}
