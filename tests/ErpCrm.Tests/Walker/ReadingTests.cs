using System.Net;
using Xunit.Abstractions;

namespace ErpCrm.Tests.Walker;

/// <summary>Everybody opens every page: nothing is written by it, nothing breaks.</summary>
public sealed class ReadingTests(WalkerApp app, ITestOutputHelper output) : IClassFixture<WalkerApp>
{
    [Fact]
    public void Every_route_can_be_filled_with_a_record()
    {
        var empty = from route in app.Routes.All
                    where !Fillings.TryFill(app, route, 0, out _)
                    let unknown = from parameter in route.Parameters
                                  where Fillings.ValueOf(app, route, parameter.Name, 0) is null
                                  let kind = app.Records.KindOf(route, parameter.Name)?.Name
                                  select $"{{{parameter.Name}}} ({kind ?? "unknown kind: teach FirmRecords.Taught"})"
                    select $"{route.Name}: no record for {string.Join(", ", unknown)}";
        Assert.True(!empty.Any(), string.Join('\n', empty));
    }

    [Fact]
    public async Task Reading_writes_nothing_and_breaks_nothing()
    {
        var wrong = new List<string>();
        foreach (var walk in await FirmWalk.OfAsync(app, [.. app.OneOfEachKind()]))
        {
            wrong.AddRange(walk.Sights.Values.Where(sight => (int)sight.Status >= 500)
                .Select(sight => $"{walk.User}: {(int)sight.Status} {sight.Url}"));
            wrong.AddRange(walk.Wrote.Select(what => $"{walk.User}: {what}"));
            var served = walk.Sights.Values.Count(sight => sight.Status == HttpStatusCode.OK);
            output.WriteLine($"{walk.User}: {walk.Sights.Count} pages, {served} served");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
