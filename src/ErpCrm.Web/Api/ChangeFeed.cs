using System.Globalization;
using System.Text.Json.Nodes;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Api;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Web.Api;

/// <summary>
/// What changed since: kind, id and version, in the order of commits. It is read of the history, which is written by
/// every save, also where nothing is announced. What the caller does not see is passed over.
/// </summary>
internal sealed class ChangeFeed(
    PlatformDbContext db, IDatabase database, IEnumerable<ApiResource> resources, RecordKinds kinds,
    MergedRecords merged, ICurrentUser me)
{
    // Of the history that one answer looks through, whichever kinds are asked for.
    private const int MostEntries = 1000;
    private const string Latest = "latest";

    public static Task AnswerAsync(HttpContext http) =>
        http.RequestServices.GetRequiredService<ChangeFeed>().ReadAsync(http);

    private async Task ReadAsync(HttpContext http)
    {
        foreach (var (name, values) in http.Request.Query)
            if (name is not ("after" or "kinds") || values.Count != 1)
                throw ApiException.Bad(name, "unknown-parameter", "This parameter is not known here.");
        var asked = KindsOf(http.Request.Query["kinds"]);
        if (http.Request.Query["after"] == Latest)
        {
            await AnswerAsync(http, [], await LatestAsync(http.RequestAborted), false);
            return;
        }

        var after = AfterOf(http.Request.Query["after"]);
        var entries = await SettledAsync(after, http.RequestAborted);
        var changes = await ChangesAsync(http, asked, entries.Where(e => asked.ContainsKey(e.Kind)));
        await AnswerAsync(http, changes, entries.Count > 0 ? entries[^1].Id : after, entries.Count == MostEntries);
    }

    private static Task AnswerAsync(HttpContext http, JsonArray changes, long next, bool more) =>
        ApiAnswer.WriteAsync(http, new JsonObject { ["data"] = changes, ["next"] = next, ["more"] = more });

    private Dictionary<string, ApiResource> KindsOf(string? text)
    {
        var readable = resources.Where(r => r.Kind is not null && me.Can(r.ViewIn(kinds))).ToDictionary(r => r.Kind!);
        if (text is null) return readable;
        var asked = text.Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (asked.FirstOrDefault(kind => resources.All(r => r.Kind != kind)) is { } unknown)
            throw ApiException.Bad("kinds", "unknown-kind", "There is no kind {0} here.", unknown);
        return readable.Where(r => asked.Contains(r.Key)).ToDictionary();
    }

    private static long AfterOf(string? text) => text is null ? 0
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after
        : throw ApiException.Bad("after", "bad-parameter", "This cannot be read: {0}", text);

    // What is still open now is told when it is committed.
    private async Task<long> LatestAsync(CancellationToken ct)
    {
        var last = await db.Set<AuditEntry>().MaxAsync(e => (long?)e.Id, ct) ?? 0;
        if (!database.IsShared) return last;
        var before = Math.Max(0, last - MostEntries);
        return await SettledAsync(before, ct) is [.., var entry] ? entry.Id : before;
    }

    // A file has one writer, so its numbers come in the order of commits. On a server a smaller number may be committed
    // later: what stands behind one that is still open waits. Which are open is asked after the entries were read: what
    // was committed in between is not among them, and waits too.
    private async Task<List<Entry>> SettledAsync(long after, CancellationToken ct)
    {
        var entries = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Id > after).OrderBy(e => e.Id)
            .Take(MostEntries).Select(e => new Entry(e.Id, e.Entity, e.EntityId, e.At)).ToListAsync(ct);
        if (!database.IsShared || entries.Count == 0) return entries;
        var last = entries[^1].Id;
        var written = await db.ReadUncommittedAsync(token => db.Set<AuditEntry>()
            .Where(e => e.Id > after && e.Id <= last).Select(e => e.Id).ToListAsync(token), ct);
        var open = written.Except(entries.Select(e => e.Id)).DefaultIfEmpty(long.MaxValue).Min();
        return [.. entries.TakeWhile(e => e.Id < open)];
    }

    // The last change of each record.
    private async Task<JsonArray> ChangesAsync(
        HttpContext http, Dictionary<string, ApiResource> asked, IEnumerable<Entry> entries)
    {
        var (services, ct) = (http.RequestServices, http.RequestAborted);
        var aliases = await merged.AllAsync();
        var told = new List<(long Number, JsonObject Change)>();
        foreach (var kind in entries.GroupBy(e => e.Kind))
        {
            var latest = kind.GroupBy(e => e.RecordId).Select(g => g.Last()).ToList();
            var ids = latest.ConvertAll(e => e.RecordId);
            var seen = await asked[kind.Key].VersionsAsync(services, ids, ct);
            // What is seen is there: of most kinds nothing more is asked.
            var missing = kinds.Get(kind.Key).SeesAll(me) ? ids.FindAll(id => !seen.ContainsKey(id)) : [];
            var gone = missing.Count > 0
                ? missing.Except(await asked[kind.Key].ThereAsync(services, missing, ct)).ToHashSet()
                : [];
            foreach (var entry in latest)
            {
                var isAlias = aliases.ContainsKey(new RecordRef(kind.Key, entry.RecordId));
                if (seen.TryGetValue(entry.RecordId, out var version))
                    told.Add((entry.Id, Change(entry, version, false)));
                else if (gone.Contains(entry.RecordId) || (isAlias && kinds.Get(kind.Key).SeesAll(me)))
                    told.Add((entry.Id, Change(entry, null, true)));
            }
        }

        return new JsonArray([.. told.OrderBy(t => t.Number).Select(t => t.Change)]);
    }

    private static JsonObject Change(Entry entry, int? version, bool isDeleted) => new()
    {
        ["sequence"] = entry.Id,
        ["kind"] = entry.Kind,
        ["id"] = entry.RecordId.ToString(),
        ["version"] = version,
        ["deleted"] = isDeleted,
        ["at"] = entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
    };

    private sealed record Entry(long Id, string Kind, Guid RecordId, DateTime At);
}
