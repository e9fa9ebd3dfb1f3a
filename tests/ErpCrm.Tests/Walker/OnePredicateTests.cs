using System.Net;
using System.Reflection;
using ErpCrm.Contracts;
using ErpCrm.Contracts.Workspace;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Lists;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Notifications;
using ErpCrm.Workspace.Recent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Walker;

/// <summary>
/// Whatever tells of records tells of the same ones (domain-rules §32): for every kind and every role the rows of its
/// lists, their number, groups, files and "all that match", its pages, the search, notifications, what was opened
/// lately and likely duplicates. A kind is covered by being declared.
/// </summary>
public sealed class OnePredicateTests(WalkerApp app) : IClassFixture<WalkerApp>
{
    // Of each reader's records and of those he does not see.
    private const int Some = 4;

    /// <summary>Every key of a kind.</summary>
    public static TheoryData<string> All =>
    [
        .. typeof(Kinds).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(key => (string)key.GetRawConstantValue()!),
    ];

    [Theory, MemberData(nameof(All))]
    public async Task Rows_number_groups_files_and_selection_of_a_list_are_the_same_records(string key)
    {
        await app.PutBackAsync();
        var (kind, wrong, most) = (KindOf(key), new List<string>(), 0);
        foreach (var list in app.Services.GetServices<RecordList>().Where(list => list.Kind == key))
        {
            foreach (var user in app.OneOfEachKind())
            {
                var browser = app.Browser(user);
                var visible = await VisibleAsync(kind, user);
                var seen = new HashSet<Guid>();
                foreach (var url in await SeenList.AddressesAsync(browser, list))
                {
                    var shown = await SeenList.ReadAsync(browser, list, url);
                    wrong.AddRange(shown.Problems().Select(problem => $"{user.Name}: {url}: {problem}"));
                    seen.UnionWith(shown.Rows);
                }

                most = Math.Max(most, seen.Count);
                wrong.AddRange(seen.Except(visible).Select(id => $"{user.Name}: {list.Url} shows {id}, which is hidden"));
                if (list.LeavesOut is null && app.Routes.MayUse(user, app.Routes.Find("GET", list.Url)!))
                    wrong.AddRange(visible.Except(seen).Select(id => $"{user.Name}: {list.Url} has no {id}"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40)));
        Assert.True(most > 0 || !kind.Can(RecordAbility.List), $"no list has shown a {key}");
    }

    [Theory, MemberData(nameof(All))]
    public async Task What_opens_is_found_and_nothing_else_does_or_is(string key)
    {
        await app.PutBackAsync();
        var (kind, wrong) = (KindOf(key), new List<string>());
        if (!kind.HasPage) return;
        var found = kind.Searched is null ? [] : (await AsSystemAsync(kind.SearchedIdsAsync)).ToHashSet();
        foreach (var user in app.OneOfEachKind())
        {
            var browser = app.Browser(user);
            var visible = await VisibleAsync(kind, user);
            var hidden = AllOf(kind).Where(id => !visible.Contains(id)).ToList();
            foreach (var id in Spread(visible)) await OpenAsync(id, isOpen: true);
            foreach (var id in Spread(hidden)) await OpenAsync(id, isOpen: false);
            if (kind.Searched is null) continue;
            foreach (var id in Spread([.. visible.Where(found.Contains)])) await FindAsync(id, isFound: true);
            foreach (var id in Spread([.. hidden.Where(found.Contains)])) await FindAsync(id, isFound: false);

            async Task OpenAsync(Guid id, bool isOpen)
            {
                using var answer = await browser.Http.GetAsync(kind.PageOf(id));
                // An alias leads to what it was merged into, if that opens.
                var leads = FirmRecords.Id().Match(answer.Headers.Location?.OriginalString ?? "");
                var isAlias = leads.Success && visible.Contains(Guid.Parse(leads.Value));
                var isRefused = answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden;
                if (isOpen ? answer.StatusCode != HttpStatusCode.OK : !isRefused && !isAlias)
                    wrong.Add($"{user.Name}: {kind.PageOf(id)} is {(int)answer.StatusCode}, and open: {isOpen}");
            }

            async Task FindAsync(Guid id, bool isFound)
            {
                var titles = await AsSystemAsync((services, ct) => kind.TitlesAsync(services, [id], ct));
                if (titles.GetValueOrDefault(id) is not { Length: > 2 } title) return;
                var text = title.Length > 100 ? title[..100] : title;
                var page = await browser.GetAsync($"/search?q={Uri.EscapeDataString(text)}");
                var hits = page.QuerySelectorAll("main tbody a.rowlink").Select(a => a.GetAttribute("href")).ToList();
                // Where many are called alike, the latest are shown.
                if (hits.Contains(kind.PageOf(id)) == isFound || (isFound && hits.Count >= 25)) return;
                wrong.Add($"{user.Name}: {title} of {kind.PageOf(id)} is found: {!isFound}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40)));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Nobody_is_told_or_reminded_of_what_he_does_not_see(string key)
    {
        await app.PutBackAsync();
        var (kind, wrong) = (KindOf(key), new List<string>());
        if (!kind.Can(RecordAbility.Talk)) return;
        var readers = app.OneOfEachKind().ToList();
        var visible = new Dictionary<Guid, HashSet<Guid>>();
        foreach (var user in readers) visible[user.Id] = await VisibleAsync(kind, user);
        var told = await TellAsync(kind, readers, visible);
        app.ForgetFigures();
        foreach (var user in readers)
        {
            var browser = app.Browser(user);
            var page = await browser.GetAsync("/workspace/notifications?tab=all");
            var shown = page.QuerySelectorAll(".told form[action$='/open']").Select(
                form => Guid.Parse(FirmRecords.Id().Match(form.GetAttribute("action")!).Value)).ToHashSet();
            var mine = told.Where(notice => notice.UserId == user.Id).ToList();
            wrong.AddRange(mine.Where(n => shown.Contains(n.Id) != visible[user.Id].Contains(n.RecordId))
                .Select(n => $"{user.Name}: told of {n.RecordId}: {shown.Contains(n.Id)}"));
            var unread = page.QuerySelector("#unread")!.GetAttribute("data-unread");
            if (unread != $"{mine.Count(n => visible[user.Id].Contains(n.RecordId))}")
                wrong.Add($"{user.Name}: the bell says {unread}");
            var recent = (await browser.GetAsync("/search")).QuerySelectorAll("main tbody a.rowlink")
                .Select(a => a.GetAttribute("href")!).ToList();
            wrong.AddRange(mine.Where(n => !visible[user.Id].Contains(n.RecordId)
                && recent.Contains(kind.PageOf(n.RecordId)!)).Select(n => $"{user.Name}: opened {n.RecordId} lately"));
            foreach (var notice in mine.Take(1).Concat(mine.TakeLast(1)))
            {
                var isSeen = visible[user.Id].Contains(notice.RecordId);
                using var talk = await browser.Http.GetAsync($"/workspace/talk/{key}/{notice.RecordId}");
                if ((talk.StatusCode == HttpStatusCode.OK) != isSeen)
                    wrong.Add($"{user.Name}: what is said of {notice.RecordId} is {(int)talk.StatusCode}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40)));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Likely_duplicates_are_those_that_one_sees(string key)
    {
        await app.PutBackAsync();
        var kind = KindOf(key);
        if (kind.DuplicatesUrl is not { } url) return;
        var (table, all) = (app.Records.Of(kind).Table, AllOf(kind).ToHashSet());
        // All of them have one phone.
        app.Database.Plant(table, "PhoneKey", "996700112233", 0, 1, isUnique: false);
        app.ForgetFigures();
        var (wrong, most) = (new List<string>(), 0);
        foreach (var user in app.OneOfEachKind())
        {
            var visible = await VisibleAsync(kind, user);
            using var answer = await app.Browser(user).Http.GetAsync(url);
            var named = FirmRecords.Id().Matches(await answer.Content.ReadAsStringAsync())
                .Select(match => Guid.Parse(match.Value)).Where(all.Contains).ToHashSet();
            most = Math.Max(most, named.Count);
            wrong.AddRange(named.Except(visible).Select(id => $"{user.Name}: {url} names {id}"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(most > 1, $"{url} names {most}");
    }

    private RecordKind KindOf(string key) => app.Services.GetRequiredService<RecordKinds>().Get(key);

    private List<Guid> AllOf(RecordKind kind) => app.Records.IdsOf(app.Records.Of(kind));

    // Of all ages.
    private static IEnumerable<Guid> Spread(IReadOnlyCollection<Guid> ids) =>
        ids.Order().Where((_, i) => i % Math.Max(1, ids.Count / Some) == 0).Take(Some);

    private async Task<HashSet<Guid>> VisibleAsync(RecordKind kind, TestUser user)
    {
        var rights = TestSignIn.UserWithRights(user, app.Services.GetServices<Permission>());
        using var reading = ActingUser.ReadAs(rights);
        await using var scope = app.Services.CreateAsyncScope();
        return [.. await kind.VisibleAsync(scope.ServiceProvider, CancellationToken.None)];
    }

    private async Task<T> AsSystemAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> read)
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider, CancellationToken.None);
    }

    // Everybody was told of some records that he sees and of some that he does not, and opened them lately.
    private Task<List<(Guid UserId, Guid Id, Guid RecordId)>> TellAsync(RecordKind kind, List<TestUser> readers,
        Dictionary<Guid, HashSet<Guid>> visible) =>
        app.InAsync<WorkspaceDbContext, List<(Guid UserId, Guid Id, Guid RecordId)>>(async db =>
        {
            await db.Notifications.ExecuteDeleteAsync();
            await db.RecentRecords.ExecuteDeleteAsync();
            var (told, all, now) = (new List<(Guid, Guid, Guid)>(), AllOf(kind), app.Time.GetUtcNow().UtcDateTime);
            foreach (var user in readers)
            {
                var hidden = all.Where(id => !visible[user.Id].Contains(id)).ToList();
                foreach (var id in Spread(visible[user.Id]).Concat(Spread(hidden)))
                {
                    var cause = new CommentWritten(Guid.NewGuid(), kind.Key, id, [], "");
                    var row = new Notification(user.Id, cause, new Notice(NoticeKind.Commented, kind.Key, id), now);
                    db.Add(row);
                    db.Add(new RecentRecord { UserId = user.Id, Kind = kind.Key, RecordId = id, At = now });
                    told.Add((user.Id, row.Id, id));
                }
            }

            await db.SaveChangesAsync();
            return told;
        });
}
