using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Lists.Filters;

namespace ErpCrm.Ui.Custom;

/// <summary>What a record is called that a field of the company names.</summary>
/// <param name="Id">What it is now: it may have been merged.</param>
/// <param name="Title">Null where the reader does not see it, or it is gone.</param>
/// <param name="IsGone">It was deleted.</param>
public readonly record struct ReferenceName(Guid Id, string? Title, bool IsGone);

/// <summary>What records are called that fields of the company name, as far as the reader sees them: asked once for all
/// of a page.</summary>
public sealed class ReferenceNames(RecordKinds kinds, MergedRecords merged, IServiceProvider services)
{
    private readonly Dictionary<RecordRef, ReferenceName> _known = [];

    public async Task LoadAsync(IEnumerable<(string Kind, Guid Id)> records, CancellationToken ct)
    {
        var unknown = records.Select(r => new RecordRef(r.Kind, r.Id)).Where(r => !_known.ContainsKey(r)).Distinct();
        foreach (var of in unknown.GroupBy(record => record.Kind).ToList())
            await LoadAsync(of.Key, [.. of.Select(record => record.Id)], ct);
    }

    /// <summary>One that was loaded; of another it is not known that it is there.</summary>
    public ReferenceName Of(string kind, Guid id) =>
        _known.GetValueOrDefault(new RecordRef(kind, id), new ReferenceName(id, null, IsGone: false));

    /// <summary>Titles of those that the reader sees.</summary>
    public IReadOnlyDictionary<Guid, string> SeenOf(string kind) => _known
        .Where(known => known.Key.Kind == kind && known.Value.Title is not null)
        .ToDictionary(known => known.Key.Id, known => known.Value.Title!);

    /// <summary>Those that the reader sees, and what they are now.</summary>
    public IReadOnlyDictionary<Guid, Guid> NowOf(string kind) => _known
        .Where(known => known.Key.Kind == kind && known.Value.Title is not null)
        .ToDictionary(known => known.Key.Id, known => known.Value.Id);

    /// <summary>A condition that names only what the reader sees, as it is now; null when that is nothing.</summary>
    internal LinkTest? Seen(string kind, LinkTest test)
    {
        var seen = test.Chosen.Select(id => Of(kind, id)).Where(name => name.Title is not null)
            .Select(name => name.Id).Distinct().ToList();
        return seen.Count == 0 ? null : test with { Chosen = seen };
    }

    /// <summary>The page of one that the reader sees; null otherwise.</summary>
    public string? PageOf(string kind, Guid id) =>
        Of(kind, id) is { Title: not null } seen ? kinds.Find(kind)?.PageOf(seen.Id) : null;

    private async Task LoadAsync(string kind, List<Guid> ids, CancellationToken ct)
    {
        var now = new Dictionary<Guid, Guid>();
        foreach (var id in ids) now[id] = await merged.ResolveAsync(kind, id);
        var known = kinds.Find(kind);
        var titles = known is null
            ? new Dictionary<Guid, string>()
            : await known.TitlesAsync(services, [.. now.Values.Distinct()], ct);
        var others = now.Values.Where(id => !titles.ContainsKey(id)).Distinct().ToList();
        // Whether it is there, but not for this reader: then nothing else is said of it.
        IReadOnlySet<Guid> there = others.Count == 0 || known is null
            ? new HashSet<Guid>()
            : await known.ThereAsync(services, others, ct);
        foreach (var (id, into) in now)
        {
            var isGone = !titles.ContainsKey(into) && !there.Contains(into);
            _known[new RecordRef(kind, id)] = _known[new RecordRef(kind, into)] =
                new ReferenceName(into, titles.GetValueOrDefault(into), isGone);
        }
    }
}
