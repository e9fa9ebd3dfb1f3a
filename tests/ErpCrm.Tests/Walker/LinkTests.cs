using System.Net;
using Xunit.Abstractions;

namespace ErpCrm.Tests.Walker;

/// <summary>A page shows nobody a link, a button or a form to a place that would refuse or not know him.</summary>
public sealed class LinkTests(WalkerApp app, ITestOutputHelper output) : IClassFixture<WalkerApp>
{
    // A few of each kind: where many rows lead to the same page, its refusals show in the first ones.
    private const int PerKind = 4;

    [Fact]
    public async Task Nobody_is_led_to_a_closed_door()
    {
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        await app.PutBackAsync();
        var users = app.OneOfEachKind().ToList();
        foreach (var (user, known) in users.Zip(await FirmWalk.OfAsync(app, users)))
        {
            var walk = new Walk(app, user, known, wrong);
            await walk.RunAsync();
            output.WriteLine($"{user.Name}: {walk.Pages} pages, {walk.Asked} of them asked here");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private sealed class Walk(WalkerApp app, TestUser user, FirmWalk known, SortedSet<string> wrong)
    {
        private readonly Queue<(string Url, string From)> _open = new();
        private readonly HashSet<string> _seen = [];
        private readonly Dictionary<string, int> _perKey = [];

        public int Pages { get; private set; }

        public int Asked { get; private set; }

        public async Task RunAsync()
        {
            var browser = app.Browser(user);
            Add("/", "the start");
            while (_open.TryDequeue(out var next))
            {
                var sight = known.Sights.GetValueOrDefault(next.Url) ?? await AskAsync(browser, next.Url);
                Pages++;
                if (sight.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
                    Report($"GET {KindOf(next.Url)}", next.From, (int)sight.Status);
                if (sight.Location is { } location) Add(location, next.From);
                foreach (var link in sight.Links) Add(link, next.Url);
                foreach (var action in sight.Posts) Judge(action, next.Url);
            }
        }

        private void Judge(string action, string url)
        {
            if (app.Routes.Find("POST", action) is not { } route) Report($"POST {KindOf(action)}", url, 404);
            else if (!route.IsOpen && !app.Routes.MayUse(user, route)) Report(route.Name, url, 403);
        }

        private Task<Sight> AskAsync(TestBrowser browser, string url)
        {
            Asked++;
            return Sight.OfAsync(app, browser, url);
        }

        private void Add(string target, string from)
        {
            target = target.Split('#')[0];
            if (!target.StartsWith('/') || target.StartsWith("//", StringComparison.Ordinal) || !_seen.Add(target))
                return;
            if (app.Routes.Find("GET", target) is not { } route) return;
            var key = $"{route.Name} from {KindOf(from)}";
            if ((_perKey[key] = _perKey.GetValueOrDefault(key) + 1) <= PerKind) _open.Enqueue((target, from));
        }

        private string KindOf(string url) => app.Routes.Find("GET", url)?.Template ?? url.Split('?')[0];

        private void Report(string what, string from, int status) =>
            wrong.Add($"{user.Role}: {what} on {KindOf(from)} ({from}): {status}");
    }
}
