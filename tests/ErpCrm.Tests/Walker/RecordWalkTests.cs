using System.Net;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace ErpCrm.Tests.Walker;

/// <summary>
/// Every kind of record by every kind of user: page, history, links
/// and search say the same about who sees it. What is expected is the kind's own
/// predicate; that this one is right, <see cref="AccessTests"/> ask the tables.
/// </summary>
public sealed class RecordWalkTests(WalkerApp app, ITestOutputHelper output) : IClassFixture<WalkerApp>
{
    [Fact]
    public async Task Page_history_links_and_titles_agree_about_who_sees_a_record()
    {
        var wrong = new List<string>();
        var (opened, closed) = (new HashSet<string>(), new HashSet<string>());
        foreach (var user in app.OneOfEachKind())
        {
            var browser = app.Browser(user);
            await using var scope = app.Services.CreateAsyncScope();
            var services = new As(scope.ServiceProvider, new Reader(app, user));
            foreach (var kind in app.Records.Declared)
            {
                foreach (var (id, opens) in await SampleAsync(services, kind, 1))
                {
                    (opens ? opened : closed).Add(kind.Key);
                    void Expect(bool agrees, string what)
                    {
                        if (!agrees)
                            wrong.Add(
                                $"{user.Name}: {what} of {kind.Key} {id} although it {(opens ? "opens" : "does not open")}");
                    }

                    Expect(await AnswersAsync(browser, $"/audit/{kind.Key}/{id}") == opens, "history");
                    if (kind.PageOf(id) is { } page) Expect(await AnswersAsync(browser, page) == opens, "page");
                    Expect(await LinksOf(services).ToAsync(kind.Key, id) is not null == (opens && kind.HasPage),
                        "link");
                    Expect(opens || (await kind.TitlesAsync(services, [id], default)).Count == 0, "title");
                }
            }
        }

        output.WriteLine($"opened: {string.Join(' ', opened)}; closed: {string.Join(' ', closed)}");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty(app.Records.Declared.Where(k => k.HasPage && app.Records.IdsOf(app.Records.Of(k)).Count > 0)
            .Select(k => k.Key)
            .Except(opened));
    }

    [Fact]
    public async Task The_search_finds_what_its_reader_sees_and_nothing_else()
    {
        var wrong = new List<string>();
        var found = new HashSet<string>();
        foreach (var user in app.OneOfEachKind())
        {
            var browser = app.Browser(user);
            await using var scope = app.Services.CreateAsyncScope();
            var everybody = new As(scope.ServiceProvider, new Reader(app, app.Owner));
            var services = new As(scope.ServiceProvider, new Reader(app, user));
            foreach (var kind in app.Records.Declared.Where(
                k => k.GetType().GetProperty("Search")?.GetValue(k) is not null))
            {
                // Not all can be found: what is done, what has no number yet.
                foreach (var (id, opens) in await SampleAsync(services, kind, user == app.Owner ? 12 : 1))
                {
                    if ((await kind.TitlesAsync(everybody, [id],
                        default)).GetValueOrDefault(id) is not { Length: > 2 } title)
                        continue;
                    var hits = (await browser.GetAsync($"/search?q={Uri.EscapeDataString(title)}"))
                        .QuerySelectorAll("main a.rowlink")
                        .Select(a => a.GetAttribute("href"))
                        .ToList();
                    if (hits.Contains(kind.PageOf(id)))
                    {
                        found.Add(kind.Key);
                        if (!opens) wrong.Add($"{user.Name} finds {kind.Key} {title}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty(app.Records.Declared.Where(k => k.GetType().GetProperty("Search")?.GetValue(k) is not null)
            .Select(k => k.Key)
            .Except(found));
    }

    // The newest that the reader sees, and one that he does not, if there are such.
    private async Task<IEnumerable<(Guid Id, bool Opens)>> SampleAsync(IServiceProvider services, RecordKind kind,
        int seen)
    {
        var ids = app.Records.IdsOf(app.Records.Of(kind)).OrderDescending().ToList();
        var visible = (await kind.VisibleAsync(services, default)).ToHashSet();
        var sample = new List<(Guid, bool)>();
        foreach (var id in ids.Where(visible.Contains).Take(seen)
            .Concat(ids.Where(id => !visible.Contains(id)).Take(1)))
            sample.Add((id, await kind.OpensAsync(services, id, default)));
        return sample;
    }

    private static RecordLinks LinksOf(As services) =>
        new(services.GetRequiredService<RecordKinds>(), services, services.Reader);

    private static async Task<bool> AnswersAsync(TestBrowser browser, string url)
    {
        using var answer = await browser.Http.GetAsync(url);
        Assert.True((int)answer.StatusCode < 500, $"{url}: {answer.StatusCode}");
        return answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden);
    }

    private sealed class As(IServiceProvider services, Reader reader) : IServiceProvider
    {
        public Reader Reader => reader;

        public object? GetService(Type type) => type == typeof(ICurrentUser) ? reader : services.GetService(type);
    }

    private sealed class Reader(WalkerApp app, TestUser user) : ICurrentUser
    {
        public Guid Id => user.Id;

        public string Name => user.Name;

        public bool IsSignedIn => true;

        public TimeZoneInfo TimeZone => TimeZoneInfo.Utc;

        public IReadOnlyCollection<Guid> TeamMates => user.Team;

        public Scope ScopeOf(string permission) => app.Routes.ScopeOf(user, permission);
    }
}
