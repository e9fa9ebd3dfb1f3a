using System.Runtime.CompilerServices;
using ErpCrm.Platform.Checking;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Searching;
using Microsoft.EntityFrameworkCore;
using Finding = ErpCrm.Platform.Checking.Finding;

namespace ErpCrm.Workspace.Search;

/// <summary>The search knows every record, by its present words, and nothing else.</summary>
internal sealed class SearchCheck(
    WorkspaceDbContext db, SearchedKinds kinds, SearchedTexts texts, IServiceProvider services) : ICheck
{
    private const int Portion = 1000;
    private const int Looks = 2;

    public string Rule => "Search: every record is found by its present words";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var kind in kinds.All)
        {
            // Until a kind is filled, and what waits, it is not claimed to be there.
            var isFilled = await db.SearchFillings
                .AnyAsync(f => f.Kind == kind.Key && f.Form == SearchFilling.PresentForm, ct);
            if (!isFilled) continue;
            await foreach (var finding in CheckAsync(kind, ct)) yield return finding;
        }
    }

    private async IAsyncEnumerable<Finding> CheckAsync(RecordKind kind, [EnumeratorCancellation] CancellationToken ct)
    {
        var number = SearchNumbers.Of(kind.Key);
        var ids = (await kind.SearchedIdsAsync(services, ct)).ToHashSet();
        var known = await db.SearchDocuments.Where(d => d.Kind == number).Select(d => d.RecordId).ToListAsync(ct);
        var waiting = await WaitingAsync(kind, ct);
        foreach (var id in known.Where(id => !ids.Contains(id) && !waiting(id)))
            yield return Finding.Of(kind.Key, id, $"the search knows it, and it is not there");
        foreach (var portion in ids.Chunk(Portion))
        {
            IReadOnlyCollection<Guid> strange = portion;
            // A second look: the first one may have read before and after somebody's change.
            for (var looks = 1; looks <= Looks && strange.Count > 0; looks++)
                strange = await StrangeAsync(kind, strange, ct);
            foreach (var id in strange)
                yield return Finding.Of(kind.Key, id, $"the search does not know its present words");
        }
    }

    // Those whose document is not as they are, and that do not wait for it.
    private async Task<List<Guid>> StrangeAsync(RecordKind kind, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var number = SearchNumbers.Of(kind.Key);
        var documents = await db.SearchDocuments.AsNoTracking()
            .Where(d => EF.Parameter(ids).Contains(d.RecordId) && d.Kind == number)
            .ToDictionaryAsync(d => d.RecordId, ct);
        var present = await texts.OfAsync(kind, services, ids, ct);
        var waiting = await WaitingAsync(kind, ct);
        return [.. present.Where(text => !IsAs(documents.GetValueOrDefault(text.Id), text) && !waiting(text.Id))
            .Select(text => text.Id)];
    }

    private static bool IsAs(SearchDocument? document, RecordText text) =>
        document is not null && document.Title == SearchFiller.TitleOf(text)
            && document.Text == SearchFiller.TextOf(text)
            && document.Recency == text.Recency && document.IsOver == text.IsOver;

    // What waits for the index is not in it yet; of what follows another record nothing is known before.
    private async Task<Func<Guid, bool>> WaitingAsync(RecordKind kind, CancellationToken ct)
    {
        var waiting = await db.Set<ChangedRecord>().AsNoTracking().Where(c => c.Kind == kind.Key).ToListAsync(ct);
        if (waiting.Exists(c => c.Of is not null || c.RecordId == Guid.Empty)) return _ => true;
        var ids = waiting.Select(c => c.RecordId).ToHashSet();
        return ids.Contains;
    }
}
