using ErpCrm.Web.Api;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Web.Api;

/// <summary>The API as if two more versions of it had come.</summary>
public sealed class LaterApiApp : ApiApp
{
    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        var today = DateOnly.FromDateTime(TestClock.Start);
        services.AddSingleton(new ApiVersions([today.AddMonths(-40), today.AddMonths(-20), today.AddMonths(-2)]));
    }
}

/// <summary>Programs say for which version they were written.</summary>
public sealed class VersionTests(LaterApiApp app) : IClassFixture<LaterApiApp>
{
    private ApiVersions Versions => app.Services.GetRequiredService<ApiVersions>();

    private static string Text(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<ApiReply> AskAsync(string? version) => version is null
        ? await (await app.ClientAsync()).GetAsync("stages")
        : await (await app.ClientAsync()).GetAsync("stages", ("Api-Version", version));

    [Fact]
    public async Task Without_a_word_the_newest_answers()
    {
        var answer = await AskAsync(null);
        Assert.Equal(200, answer.Status);
        Assert.Equal(Text(Versions.Days[2]), answer.Headers.GetValues("Api-Version").Single());
        Assert.False(answer.Headers.Contains("Deprecation") || answer.Headers.Contains("Sunset"));
    }

    [Fact]
    public async Task An_older_one_says_how_long_it_goes_on()
    {
        var answer = await AskAsync(Text(Versions.Days[1]));
        Assert.Equal(200, answer.Status);
        Assert.Equal(Text(Versions.Days[1]), answer.Headers.GetValues("Api-Version").Single());
        var since = new DateTimeOffset(Versions.Days[2], TimeOnly.MinValue, TimeSpan.Zero);
        Assert.Equal($"@{since.ToUnixTimeSeconds()}", answer.Headers.GetValues("Deprecation").Single());
        Assert.Equal(since.AddMonths(12).ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            answer.Headers.GetValues("Sunset").Single());
        Assert.Contains(answer.Headers.GetValues("Link"),
            link => link.Contains("rel=\"deprecation\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_whose_year_is_over_is_gone()
    {
        var answer = await AskAsync(Text(Versions.Days[0]));
        Assert.Equal((410, "version-ended"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("2020-01-01")]
    [InlineData("newest")]
    [InlineData("01.12.2026")]
    public async Task One_that_there_never_was_is_refused(string version)
    {
        var answer = await AskAsync(version);
        Assert.Equal((400, "unknown-version"), (answer.Status, answer.Code));
        Assert.Contains(Text(Versions.Days[2]), answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_one_that_there_is_begins_on_a_day_of_its_own() =>
        Assert.Distinct(ApiVersions.Known.Days);
}
