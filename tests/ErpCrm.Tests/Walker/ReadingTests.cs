using System.Diagnostics;
using System.Net;
using Xunit.Abstractions;

namespace ErpCrm.Tests.Walker;

/// <summary>Everybody opens every page: nothing is written by it, nothing breaks.</summary>
public sealed class ReadingTests(WalkerApp app, ITestOutputHelper output) : IClassFixture<WalkerApp>
{
    // Refusals and throttled addresses are written down, whatever was asked for.
    private const string SecurityLog = "identity_SecurityEvents";

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
        foreach (var user in app.OneOfEachKind())
        {
            var watch = Stopwatch.StartNew();
            await app.PutBackAsync();
            var version = app.Database.Version();
            var before = app.Database.Hashes();
            var map = await SiteMap.WalkAsync(app, user, user == app.Owner ? 2 : 1, visit =>
            {
                if ((int)visit.Status >= 500) wrong.Add($"{user.Name}: {(int)visit.Status} {visit.Url}");
                if (app.Database.Version() == version) return;
                var changed = app.Database.Hashes().Where(h => before[h.Key] != h.Value && h.Key != SecurityLog)
                    .Select(h => h.Key)
                    .ToList();
                version = app.Database.Version();
                if (changed.Count > 0) wrong.Add($"{user.Name}: GET {visit.Url} writes {string.Join(", ", changed)}");
                before = app.Database.Hashes();
            });
            output.WriteLine(
                $"{map}, {map.Visits.Count(v => v.Status == HttpStatusCode.OK)} served, {watch.Elapsed.TotalSeconds:0.0} s");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
