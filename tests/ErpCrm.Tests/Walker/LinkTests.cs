using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
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
        foreach (var user in app.OneOfEachKind())
        {
            var walk = new Walk(app, user, wrong);
            await walk.RunAsync();
            output.WriteLine($"{user.Name}: {walk.Pages} pages");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private sealed class Walk(WalkerApp app, TestUser user, SortedSet<string> wrong)
    {
        private readonly Queue<(string Url, string From)> _open = new();
        private readonly HashSet<string> _seen = [];
        private readonly Dictionary<string, int> _perKey = [];

        public int Pages { get; private set; }

        public async Task RunAsync()
        {
            var browser = app.Browser(user);
            Add("/", "the start");
            while (_open.TryDequeue(out var next))
            {
                using var answer = await browser.Http.GetAsync(next.Url);
                Pages++;
                if (answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
                    Report($"GET {KindOf(next.Url)}", next.From, (int)answer.StatusCode);
                if (answer.Headers.Location?.OriginalString is { } location) Add(location, next.From);
                if (answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType == "text/html")
                    Read(await SiteMap.ParseAsync(await answer.Content.ReadAsStringAsync(), next.Url), next.Url);
            }
        }

        private void Read(IHtmlDocument page, string url)
        {
            foreach (var (attribute, elements) in new[] { ("href", "a[href]"), ("hx-get",
                "[hx-get]"), ("data-url", "[data-url]"), ("action", "form[method=get][action]") })
            {
                foreach (var element in page.QuerySelectorAll(elements)) Add(element.GetAttribute(attribute)!, url);
            }

            var posts = page.QuerySelectorAll("form[method=post]")
                .Select(f => f.GetAttribute("action") is { Length: > 0 } stated ? stated : url)
                .Concat(page.QuerySelectorAll("[formaction]").Select(b => b.GetAttribute("formaction")!))
                .Concat(page.QuerySelectorAll("[hx-post]").Select(b => b.GetAttribute("hx-post")!));
            foreach (var action in posts)
            {
                if (app.Routes.Find("POST", action) is not { } route) Report($"POST {KindOf(action)}", url, 404);
                else if (!route.IsOpen && !app.Routes.MayUse(user, route)) Report(route.Name, url, 403);
            }
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
