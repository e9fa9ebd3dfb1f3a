using ErpCrm.Web.Api;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Web.Api;

public sealed class SlowApiApp : ApiApp
{
    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.Configure<ApiSpeed>(speed => (speed.RequestsPerSecond, speed.Burst) = (1, 5));
    }
}

public sealed class SpeedTests(SlowApiApp app) : IClassFixture<SlowApiApp>
{
    [Fact]
    public async Task Whoever_asks_too_fast_is_told_to_wait_and_nobody_else()
    {
        var (hasty, calm) = (await app.ClientAsync(), await app.ClientAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => hasty.GetAsync("stages")));
        var held = answers.First(a => a.Status == 429);
        Assert.Equal("too-many-requests", held.Code);
        Assert.NotNull(held.Headers.RetryAfter);
        Assert.True(held.Headers.Contains("RateLimit") && held.Headers.Contains("RateLimit-Policy"));
        Assert.Contains(answers, a => a.Status == 200);
        Assert.Equal(200, (await calm.GetAsync("stages")).Status);
    }

    [Fact]
    public async Task Whoever_tries_tokens_is_told_to_wait_too()
    {
        var stranger = new ApiClient(app.Browser(null).Http, "ecp_live_invented");
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => stranger.GetAsync("stages")));
        Assert.All(answers, answer => Assert.True(answer.Status is 401 or 429, answer.Text));
        Assert.Contains(answers, answer => answer.Status == 429);
        Assert.Equal(200, (await (await app.ClientAsync()).GetAsync("stages")).Status);
    }

    [Fact]
    public async Task More_than_a_megabyte_is_not_read()
    {
        var owner = await app.ClientAsync();
        var answer = await owner.PostAsync("companies", new() { ["name"] = new string('x', 1_100_000) });
        Assert.Equal((413, "too-large"), (answer.Status, answer.Code));
    }
}
