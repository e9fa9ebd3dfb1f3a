using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Searching;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Recent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Workspace.Search;

/// <summary>Asks the index who has the words, and each module who of them its reader sees.</summary>
internal sealed class RecordFinder(
    WorkspaceDbContext db, IEnumerable<ISearchIndex> indexes, SearchNumbers numbers,
    IEnumerable<IModuleSearch> modules, OpenedRecords opened, ICurrentUser me, ICustomFields fields, RecordKinds kinds,
    FoundPlaces places, IServiceProvider services, ILogger<RecordFinder> log) : IFindRecords
{
    // Looked at first; what one may not see, or of which all may be seen, decides whether more are.
    private const int First = 24;
    private const int Most = 2000;
    private const int MostSimilar = 500;
    private const int MostNamed = 5;

    private readonly List<IModuleSearch> _modules = [.. modules.Where(module => module.Kinds.Count > 0)];

    private ISearchIndex Index => indexes.Single(index => index.IsOf(db));

    private List<int> Kinds => [.. _modules.SelectMany(m => m.Kinds).Select(kind => SearchNumbers.Of(kind.Key))];

    public async Task<FoundRecords> FindAsync(string text, int perKind, CancellationToken ct)
    {
        var words = SearchWords.Of(text);
        if (words.Count == 0 || _modules.Count == 0) return new FoundRecords([]);
        if (await FindAsync(words, perKind, ct) is { Count: > 0 } found)
            return new FoundRecords(await places.ShowAsync(found, words, ct));
        if (KeyboardLayout.Other(text) is { } other && SearchWords.Of(other) is { Count: > 0 } meant
            && await FindAsync(meant, perKind, ct) is { Count: > 0 } onOther)
            return new FoundRecords(await places.ShowAsync(onOther, meant, ct), Shown: other);
        return new FoundRecords(await SimilarAsync(words, perKind, ct), IsSimilar: true);
    }

    public async Task<IReadOnlyList<FoundRecord>> RecentAsync(int limit, CancellationToken ct)
    {
        var written = await db.RecentRecords.AsNoTracking().Where(r => r.UserId == me.Id)
            .OrderByDescending(r => r.At).Take(OpenedRecords.Kept).ToListAsync(ct);
        var latest = written.Select(r => (Record: new RecordRef(r.Kind, r.RecordId), r.At)).Concat(opened.Of(me.Id))
            .OrderByDescending(r => r.At).Select(r => r.Record).Distinct().ToList();
        var seen = new Dictionary<RecordRef, FoundRecord>();
        foreach (var module in _modules)
        {
            var keys = module.Kinds.Select(kind => kind.Key).ToHashSet();
            var own = latest.Where(record => keys.Contains(record.Kind)).ToList();
            foreach (var found in await AmongAsync(module, own, ct))
                seen[new RecordRef(found.Kind.Key, found.Id)] = found;
        }

        return [.. latest.Select(record => seen.GetValueOrDefault(record)).OfType<FoundRecord>().Take(limit)];
    }

    private async Task<IReadOnlyList<FoundRecord>> FindAsync(
        IReadOnlyList<SearchWord> words, int perKind, CancellationToken ct)
    {
        var looked = Math.Max(First, perKind);
        var answer = await Index.FindAsync(db, new SearchQuestion(words, Kinds, looked), ct);
        var seen = await SeenAsync(answer.Candidates, words, perKind, ct);
        // Of a kind that shows few although there are more, all are looked at.
        var few = answer.Cut.Where(kind => seen.Count(f => SearchNumbers.Of(f.Kind.Key) == kind) < perKind).ToList();
        if (few.Count == 0) return await WithNamingAsync(seen, perKind, ct);
        var all = await Index.FindAsync(db, new SearchQuestion(words, few, Most), ct);
        var more = await SeenAsync([.. answer.Candidates.Where(c => !few.Contains(c.Kind)), .. all.Candidates], words,
            perKind, ct);
        return await WithNamingAsync(more, perKind, ct);
    }

    // Records that name one of those in a field that is quick to ask: the reader sees both, and the field.
    private async Task<IReadOnlyList<FoundRecord>> WithNamingAsync(
        IReadOnlyList<FoundRecord> seen, int perKind, CancellationToken ct)
    {
        await fields.LoadAsync(ct);
        var all = seen.ToList();
        foreach (var field in _modules.SelectMany(module => module.Kinds)
            .SelectMany(kind => fields.Current.SeenBy(me, kind.Key))
            .Where(field => field is { Type: CustomType.Reference, IsFast: true }))
        {
            var named = seen.Where(found => found.Kind.Key == field.Target).Take(MostNamed).Select(f => f.Id).ToList();
            if (named.Count == 0) continue;
            var kind = kinds.Get(field.Kind);
            var module = _modules.First(m => m.Kinds.Contains(kind));
            var ids = await kind.NamingAsync(services, field, named, perKind, ct);
            var known = all.Where(found => found.Kind == kind).Select(found => found.Id).ToHashSet();
            var others = ids.Where(id => !known.Contains(id)).Take(perKind - known.Count).ToList();
            all.AddRange(await AmongAsync(module, [.. others.Select(id => new RecordRef(kind.Key, id))], ct));
        }

        return all.Count == seen.Count
            ? seen
            : [.. all.GroupBy(found => found.Kind).SelectMany(of => of.Take(perKind))];
    }

    // Who has a word like the typed one: asked when nobody has the word itself.
    private async Task<IReadOnlyList<FoundRecord>> SimilarAsync(
        IReadOnlyList<SearchWord> words, int perKind, CancellationToken ct)
    {
        if (SimilarWords.PartsOf(words) is not { Count: > 0 } parts) return [];
        var near = await Index.SimilarAsync(db, parts, Kinds, MostSimilar, ct);
        var like = near.Where(document => SimilarWords.AreIn(document.Text, words)).Select(d => new SearchCandidate(
            d.Id, d.Kind, d.RecordId, d.Title, d.Recency, d.IsOver));
        return await SeenAsync([.. like], words, perKind, ct);
    }

    // The best of each kind that the reader sees, the kind with the best first.
    private async Task<IReadOnlyList<FoundRecord>> SeenAsync(
        IReadOnlyList<SearchCandidate> candidates, IReadOnlyList<SearchWord> words, int perKind, CancellationToken ct)
    {
        if (candidates.Count == 0) return [];
        var ranked = SearchRanking.Of(candidates, words).ToList();
        // Who sees all of a kind is not asked for more of it than is shown.
        var wanted = ranked.GroupBy(candidate => candidate.Kind)
            .SelectMany(kind => numbers.KindOf(kind.Key).SeesAll(me) ? kind.Take(perKind) : kind)
            .ToLookup(candidate => numbers.KindOf(candidate.Kind).Module);
        var seen = new Dictionary<RecordRef, FoundRecord>();
        foreach (var module in _modules)
        {
            var own = wanted[module.Kinds[0].Module].Select(Ref).ToList();
            foreach (var found in await AmongAsync(module, own, ct))
                seen[new RecordRef(found.Kind.Key, found.Id)] = found;
        }

        return [.. ranked.Select(Ref).Select(record => seen.GetValueOrDefault(record)).OfType<FoundRecord>()
            .GroupBy(found => found.Kind).SelectMany(kind => kind.Take(perKind))];
    }

    private RecordRef Ref(SearchCandidate candidate) => new(numbers.KindOf(candidate.Kind).Key, candidate.RecordId);

    // One module's failure does not take the others' results with it.
    private async Task<IReadOnlyList<FoundRecord>> AmongAsync(
        IModuleSearch module, IReadOnlyCollection<RecordRef> records, CancellationToken ct)
    {
        try
        {
            return records.Count == 0 ? [] : await module.AmongAsync(records, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Search in {Module} failed", module.Kinds[0].Module);
            return [];
        }
    }
}
