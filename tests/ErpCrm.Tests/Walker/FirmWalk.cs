using System.Collections.Concurrent;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ErpCrm.Tests.Walker;

/// <summary>What one user was answered at one address.</summary>
/// <param name="Location">Where it leads instead.</param>
/// <param name="Links">Where the page leads.</param>
/// <param name="Posts">Where its forms and buttons post to.</param>
/// <param name="Named">Records that its text names.</param>
internal sealed record Sight(string Url, Route Route, HttpStatusCode Status, string? Location,
    IReadOnlyList<string> Links, IReadOnlyList<string> Posts, IReadOnlyList<Guid> Named)
{
    public static async Task<Sight> OfAsync(WalkerApp app, TestBrowser browser, string url)
    {
        var visit = await Visit.OfAsync(app, browser, url);
        return Of(visit, await visit.PageAsync());
    }

    // Most links stand on every page: one text serves them all.
    public static Sight Of(Visit visit, IHtmlDocument? page) => new(
        visit.Url, visit.Route, visit.Status, visit.Location,
        page is null ? [] : [.. SiteMap.LinksOf(page).Distinct().Select(string.Intern)],
        page is null ? [] : [.. PostsOf(page, visit.Url).Distinct().Select(string.Intern)],
        [.. FirmRecords.Id().Matches(visit.Text).Select(match => Guid.Parse(match.Value)).Distinct()]);

    private static IEnumerable<string> PostsOf(IHtmlDocument page, string url) =>
        page.QuerySelectorAll("form[method=post]")
            .Select(f => f.GetAttribute("action") is { Length: > 0 } stated ? stated : url)
            .Concat(page.QuerySelectorAll("[formaction]").Select(b => b.GetAttribute("formaction")!))
            .Concat(page.QuerySelectorAll("[hx-post]").Select(b => b.GetAttribute("hx-post")!));
}

/// <summary>
/// What a user finds in the firm as it was played, and what that wrote: every user walks once per test run, for all
/// tests that only look.
/// </summary>
/// <param name="Forms">Some of each kind.</param>
/// <param name="Wrote">Pages that wrote something, and where.</param>
internal sealed record FirmWalk(string User, IReadOnlyDictionary<string, Sight> Sights, IReadOnlyList<FoundForm> Forms,
    IReadOnlyList<string> Wrote)
{
    // Refusals and throttled addresses are written down, whatever was asked for.
    private const string SecurityLog = "identity_SecurityEvents";

    private static readonly ConcurrentDictionary<string, Lazy<Task<FirmWalk>>> Walks = new();

    /// <summary>The walks of these users. Of tests that ask at once each makes some, on its own copy of the firm.
    /// </summary>
    public static async Task<IReadOnlyList<FirmWalk>> OfAsync(WalkerApp app, IReadOnlyList<TestUser> users)
    {
        foreach (var user in users)
        {
            var mine = new Lazy<Task<FirmWalk>>(() => WalkAsync(app, user));
            if (Walks.TryAdd(user.Name, mine)) await mine.Value;
        }

        return await Task.WhenAll(users.Select(user => Walks[user.Name].Value));
    }

    private static async Task<FirmWalk> WalkAsync(WalkerApp app, TestUser user)
    {
        await app.PutBackAsync();
        var (sights, wrote) = (new Dictionary<string, Sight>(), new List<string>());
        var (version, before) = (app.Database.Version(), app.Database.Hashes());
        var map = await SiteMap.WalkAsync(app, user, user == app.Owner ? FormAtlas.PerKind : 2, (visit, page) =>
        {
            sights[visit.Url] = Sight.Of(visit, page);
            if (app.Database.Version() == version) return;
            version = app.Database.Version();
            var now = app.Database.Hashes();
            var changed = now.Where(h => before[h.Key] != h.Value && h.Key != SecurityLog).Select(h => h.Key).ToList();
            if (changed.Count > 0) wrote.Add($"GET {visit.Url} writes {string.Join(", ", changed)}");
            before = now;
        });
        return new FirmWalk(user.Name, sights, FormAtlas.SomeOf(map.Forms), wrote);
    }
}
