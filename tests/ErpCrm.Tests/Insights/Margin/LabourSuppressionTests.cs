using AngleSharp.Dom;
using ErpCrm.Contracts.Finance;
using ErpCrm.Insights;
using ErpCrm.Insights.Engagements;
using ErpCrm.Insights.Margin;
using ErpCrm.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Insights.Margin;

/// <summary>
/// domain-rules §32: who may see margins and not what people cost
/// learns nobody's rate, whatever he compares. Proved by difference: two
/// companies in which one person costs something else look the same to him.
/// </summary>
public sealed class LabourSuppressionTests
{
    private static readonly string[] Pages = ["/insights/margin", "/insights/margin?sort=earned",
        "/insights/margin?open=true", "/insights/engagements", "/"];

    [Fact]
    public async Task What_one_person_costs_changes_nothing_a_project_manager_sees()
    {
        await using var cheap = await WorldAsync(rate: 400m);
        await using var dear = await WorldAsync(rate: 900m);
        Assert.Equal(await SeenAsync(cheap, TestUser.ProjectManager), await SeenAsync(dear, TestUser.ProjectManager));
        Assert.NotEqual(await SeenAsync(cheap, TestUser.Accountant), await SeenAsync(dear, TestUser.Accountant));
    }

    [Fact]
    public async Task Approving_a_week_costs_the_average_whoever_worked()
    {
        await using var world = await WorldAsync(rate: 400m);
        var before = await LabourAsync(world);
        await world.SpendAsync(person: 1, minutes: 600, rate: 777m);
        var first = await LabourAsync(world) - before;
        await world.SpendAsync(person: 2, minutes: 600, rate: 3333m);
        Assert.Equal(first, await LabourAsync(world) - before - first);
        Assert.Equal(-10 * 600m, first);
    }

    [Fact]
    public async Task Fewer_than_five_people_are_not_averaged()
    {
        await using var world = await WorldAsync(rate: 400m, people: 4);
        var page = await world.App.Browser(TestUser.ProjectManager)
            .GetAsync($"/insights/engagements/{world.Engagement}");
        Assert.Contains("n/a", page.QuerySelector("[data-margin=margin]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelector("[data-margin=labour]")!.TextContent, char.IsDigit);
    }

    [Fact]
    public async Task The_total_of_the_list_is_the_sum_of_its_rows()
    {
        await using var world = await WorldAsync(rate: 400m);
        await world.SpendAsync(person: 3, minutes: 77, rate: 500m, engagement: Guid.NewGuid());
        var page = await world.App.Browser(TestUser.ProjectManager).GetAsync("/insights/margin");
        decimal Figure(IElement cell) => decimal.Parse(
            cell.TextContent.Replace('\u2212', '-').Replace(" ", "").Replace("\u00a0", "")
                .Replace(",", ""), System.Globalization.CultureInfo.InvariantCulture);
        var rows = page.QuerySelectorAll("tbody td.g2").Sum(Figure);
        Assert.InRange(Figure(page.QuerySelector("tfoot td.g2")!) - rows, -1, 1);
    }

    private static async Task<World> WorldAsync(decimal rate, int people = 5)
    {
        var world = new World(new TestApp());
        await world.App.InitializeAsync();
        world.App.Time.SetUtc(new DateTime(2026, 10, 20, 6, 0, 0, DateTimeKind.Utc));
        for (var person = 0; person < people; person++)
            await world.SpendAsync(person, minutes: 6000, rate: 600m, on: new DateOnly(2026, 10, 5));
        world.App.Time.SetUtc(new DateTime(2026, 11, 3, 6, 0, 0, DateTimeKind.Utc));
        await world.SpendAsync(person: 0, minutes: 480, rate);
        return world;
    }

    private static async Task<string> SeenAsync(World world, TestUser reader)
    {
        var seen = new List<string>();
        foreach (var page in Pages.Append($"/insights/engagements/{world.Engagement}"))
            seen.Add((await world.App.Browser(reader).GetAsync(page)).QuerySelector("main")!.TextContent
                .Replace(world.Engagement.ToString(), "", StringComparison.Ordinal));
        return string.Join('\n', seen);
    }

    private static async Task<decimal> LabourAsync(World world)
    {
        var cell = (await world.App.Browser(TestUser.ProjectManager)
            .GetAsync($"/insights/engagements/{world.Engagement}")).QuerySelector("[data-margin=labour]")!;
        return decimal.Parse(cell.TextContent.Replace('\u2212', '-').Replace(",", ""),
            System.Globalization.CultureInfo.InvariantCulture);
    }

    private sealed class World(TestApp app) : IAsyncDisposable
    {
        private readonly Guid[] _people = [.. Enumerable.Range(1, 9).Select(i => new Guid(i, 0, 0, new byte[8]))];

        public TestApp App => app;

        public Guid Engagement { get; } = new(7, 0, 0, new byte[8]);

        public async Task SpendAsync(int person, int minutes, decimal rate, DateOnly? on = null,
            Guid? engagement = null)
        {
            using var acting = ActingUser.Act(null, null);
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<InsightsDbContext>();
            var book = scope.ServiceProvider.GetRequiredService<EngagementBook>();
            var id = engagement ?? Engagement;
            var found = await book.OpenAsync(id, app.Time.GetUtcNow().UtcDateTime, default);
            (found.Name, found.ProjectId, found.ProjectCode, found.ManagerId, found.Stage) = ("Harbour", id, "P-1",
                TestUser.ProjectManager.Id, EngagementStage.Delivery);
            found.ApprovedMinutes += minutes;
            await book.EarnAsync(found, 1000, app.Today, default);
            var cost = new CostIncurred(id, id, CostKind.Labour, Guid.NewGuid(), minutes * rate / 60, minutes,
                on ?? app.Today, _people[person]);
            await book.SpendAsync(found, cost with { OccurredAt = app.Time.GetUtcNow().UtcDateTime }, default);
            await db.SaveChangesAsync();
        }

        public async ValueTask DisposeAsync() => await app.DisposeAsync();
    }
}
