using ErpCrm.Demo.Seeding;
using ErpCrm.Tests.Volume;
using ErpCrm.Web.Seeding;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Seeding;

/// <summary>The application on a small seeded company. Tests of one
/// collection share it and leave it as it was.</summary>
public sealed class SeededApp : TestApp, IAsyncLifetime
{
    private readonly Lazy<Task<string>> _snapshot;

    public SeededApp() => _snapshot = new Lazy<Task<string>>(TakeSnapshotAsync);

    /// <summary>A day in the past, so that the company is the same on every day of testing.</summary>
    public static readonly DateOnly LastDay = new(2026, 6, 24);

    public static readonly SeedSize Size =
        new() { Clients = 40, Deals = 160, Projects = 24, Invoices = 240, Time = 900, Expenses = 60, Years = 1 };

    protected override bool IsSetUp => false;

    protected override bool KnowsTestUsers => false;

    /// <summary>What is asked of the database.</summary>
    internal CommandRecorder Commands { get; } = new();

    /// <summary>What was asked while the company was made and its events were delivered.</summary>
    internal IReadOnlyCollection<RecordedCommand> Making { get; private set; } = [];

    protected override void Configure(IServiceCollection services) => Commands.AddTo(services);

    /// <summary>The company's file as it is when nothing waits to be
    /// delivered; tests that change it take a copy of this copy.</summary>
    internal Task<string> SnapshotAsync() => _snapshot.Value;

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Making = Commands.BeginOfModules();
        await ActivatorUtilities.CreateInstance<SeedPlayer>(Services).PlayAsync(Size, LastDay, CancellationToken.None);
        Commands.Begin();
    }

    private async Task<string> TakeSnapshotAsync()
    {
        await DrainAsync();
        var file = DatabaseFile + ".snapshot";
        await using var from = new SqliteConnection($"Data Source={DatabaseFile};Mode=ReadOnly;Pooling=False");
        await using var to = new SqliteConnection($"Data Source={file};Pooling=False");
        await from.OpenAsync();
        await to.OpenAsync();
        from.BackupDatabase(to);
        return file;
    }
}

[CollectionDefinition(Name)]
public sealed class SeededCompany : ICollectionFixture<SeededApp>
{
    public const string Name = "Seeded company";
}
