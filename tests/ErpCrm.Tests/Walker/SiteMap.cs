using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ErpCrm.Tests.Walker;

/// <summary>A form that posts, as it stands on a page.</summary>
/// <param name="Page">Where it was found.</param>
/// <param name="Action">Where it posts to.</param>
/// <param name="Position">Its place among the page's forms with the same action.</param>
internal sealed record FoundForm(string Page, string Action, int Position, Route Route,
    IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public bool Has(string field) => Fields.Any(f => f.Key == field);

    public override string ToString() => $"{Route.Name} on {Page}";
}

/// <summary>An answer to a GET.</summary>
/// <param name="Location">Where it leads instead.</param>
internal sealed record Visit(string Url, Route Route, HttpStatusCode Status, string MediaType, string Text,
    string? Location)
{
    /// <param name="url">Of one of the application's routes.</param>
    public static async Task<Visit> OfAsync(WalkerApp app, TestBrowser browser, string url)
    {
        using var answer = await browser.Http.GetAsync(url);
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        var text = type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("json", StringComparison.Ordinal)
            ? await answer.Content.ReadAsStringAsync()
            : "";
        return new Visit(url, app.Routes.Find("GET", url)!, answer.StatusCode, type, text,
            answer.Headers.Location?.OriginalString);
    }

    /// <summary>The page that was answered; null when it was none.</summary>
    public async Task<IHtmlDocument?> PageAsync() =>
        MediaType == "text/html" && (int)Status is >= 200 and < 300 ? await SiteMap.ParseAsync(Text, Url) : null;
}

/// <summary>What one user finds by following every link, a few of each kind.</summary>
internal sealed class SiteMap
{
    private static readonly HashSet<string> Shapes = ["open", "group", "cols", "sort", "view"];

    private static readonly (string Attribute, string Elements)[] Leading =
    [
        ("href", "a[href]"), ("hx-get", "[hx-get]"), ("data-url", "[data-url]"),
        ("action", "form[method=get][action]"),
    ];

    private readonly WalkerApp _app;
    private readonly TestUser _user;
    private readonly int _perKind;
    private readonly Queue<string> _open = new();
    private readonly HashSet<string> _seen = [];
    private readonly Dictionary<string, int> _perKey = [];

    private SiteMap(WalkerApp app, TestUser user, int perKind) => (_app, _user, _perKind) = (app, user, perKind);

    public List<Visit> Visits { get; } = [];

    public List<FoundForm> Forms { get; } = [];

    /// <summary>Follows links; <paramref name="after"/> sees every answer.</summary>
    public static async Task<SiteMap> WalkAsync(WalkerApp app, TestUser user, int perKind = 2,
        Action<Visit, IHtmlDocument?>? after = null)
    {
        var map = new SiteMap(app, user, perKind);
        var browser = app.Browser(user);
        foreach (var route in app.Routes.Gets.Where(r => r.Parameters.Count == 0)) map.Add("/" + route.Template);
        foreach (var url in Fillings.RecordPages(app)) map.Add(url);
        while (map._open.TryDequeue(out var url))
        {
            var visit = await Visit.OfAsync(app, browser, url);
            var page = await visit.PageAsync();
            map.Visits.Add(visit);
            if (visit.Location is { } location) map.Add(location);
            if (page is not null) map.Read(visit, page);
            after?.Invoke(visit, page);
        }

        return map;
    }

    /// <summary>Where a page leads: its links, its regions, and the forms that only ask.</summary>
    public static IEnumerable<string> LinksOf(IHtmlDocument page) =>
        from leading in Leading
        from element in page.QuerySelectorAll(leading.Elements)
        select element.GetAttribute(leading.Attribute)!;

    private void Add(string url)
    {
        url = url.Split('#')[0];
        if (!url.StartsWith('/') || url.StartsWith("//", StringComparison.Ordinal) || !_seen.Add(url)
            || _app.Routes.Find("GET", url) is not { } route)
            return;
        // The file of a list is the same whatever its page is narrowed to.
        var names = Query(url).ToList();
        if (names.Contains("as")) names = ["as"];
        // How it is shown is proved for every list; together these would make more addresses than anybody could visit.
        else if (names.FirstOrDefault(Shapes.Contains) is { } shape) names = [shape];
        var key = $"{route.Name}?{string.Join('&', names.Order(StringComparer.Ordinal))}";
        var count = _perKey[key] = _perKey.GetValueOrDefault(key) + 1;
        if (count <= _perKind) _open.Enqueue(url);
    }

    private static IEnumerable<string> Query(string url) =>
        url.Contains('?') ? url[(url.IndexOf('?') + 1)..].Split('&').Select(p => p.Split('=')[0]) : [];

    private void Read(Visit visit, IHtmlDocument page)
    {
        foreach (var link in LinksOf(page)) Add(link);
        var positions = new Dictionary<string, int>();
        foreach (var form in page.QuerySelectorAll("form").OfType<IHtmlFormElement>()
            .Where(f => f.GetAttribute("method")?.Equals("post", StringComparison.OrdinalIgnoreCase) == true))
        {
            var action = form.GetAttribute("action") is { Length: > 0 } stated ? stated : visit.Url;
            var position = positions[action] = positions.GetValueOrDefault(action, -1) + 1;
            if (_app.Routes.Find("POST", action) is { } route)
                Forms.Add(new FoundForm(visit.Url, action, position, route, TestBrowser.Fields(form)));
        }
    }

    public static async Task<IHtmlDocument> ParseAsync(string html, string url)
    {
        var context = BrowsingContext.New(Configuration.Default);
        return (IHtmlDocument)await context.OpenAsync(
            response => response.Content(html).Address("http://localhost" + url));
    }

    public override string ToString() => $"{_user.Name}: {Visits.Count} pages, {Forms.Count} forms";
}
