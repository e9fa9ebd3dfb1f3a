using System.Net;
using ErpCrm.Crm;
using ErpCrm.Platform.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Web;

public sealed class ReadinessTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task An_effect_that_was_given_up_is_told_to_monitors_and_administrators()
    {
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await AskAsync(_app));
        await _app.InAsync<CrmDbContext>(db =>
        {
            db.Add(DeadLetters.Of("crm.deal-won", "gone", DateTime.UnixEpoch));
            return db.SaveChangesAsync();
        });

        Assert.Equal((HttpStatusCode.OK, "Degraded"), await AskAsync(_app));
        Assert.Contains("1 effect failed for good", await HomeAsync(TestUser.Administrator), StringComparison.Ordinal);
        Assert.DoesNotContain("failed for good", await HomeAsync(TestUser.Sales), StringComparison.Ordinal);
    }

    private async Task<string> HomeAsync(TestUser user) => (await _app.Browser(user).GetAsync("/")).Body!.TextContent;

    internal static async Task<(HttpStatusCode Status, string Text)> AskAsync(TestApp app)
    {
        using var answer = await app.Browser(null).Http.GetAsync("/health/ready");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}

/// <summary>The application with tables that cannot be read.</summary>
public sealed class BrokenApp : TestApp
{
    protected override void Configure(IServiceCollection services) => services.AddScoped<IMessageBoard, BrokenBoard>();

    private sealed class BrokenBoard : IMessageBoard
    {
        public Task<IReadOnlyList<OutboxMessage>> TroubledAsync(int limit, CancellationToken ct) =>
            throw new InvalidOperationException("No such table.");

        public Task<int> DeadLettersAsync(CancellationToken ct) =>
            throw new InvalidOperationException("No such table.");

        public Task RetryAsync(long id, CancellationToken ct) => Task.CompletedTask;

        public Task DiscardAsync(long id, CancellationToken ct) => Task.CompletedTask;
    }
}

public sealed class BrokenReadinessTests(BrokenApp app) : IClassFixture<BrokenApp>
{
    [Fact]
    public async Task An_application_that_cannot_read_its_tables_gets_no_requests() =>
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await ReadinessTests.AskAsync(app));
}
