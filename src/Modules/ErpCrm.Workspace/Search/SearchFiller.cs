using ErpCrm.Platform.Records;
using ErpCrm.Platform.Searching;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Workspace.Search;

/// <summary>
/// Writes the documents of records as the records are now. A document that was changed since it was read here is not
/// overwritten: the save fails and is begun again, so of two processes the later state wins.
/// </summary>
internal sealed class SearchFiller(IServiceScopeFactory scopes, IEnumerable<ISearchIndex> indexes)
{
    private const int Portion = 500;
    private const int FirstPortion = 2000;

    /// <summary>Reads these records again.</summary>
    /// <param name="taken">Rows that are done with it, in the same save.</param>
    public async Task WriteAsync(
        RecordKind kind, IReadOnlyList<Guid> ids, IReadOnlyList<ChangedRecord> taken, CancellationToken ct)
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>();
        if (ids.Count > 0) await TrackAsync(db, scope.ServiceProvider, kind, ids, ct);
        db.RemoveRange(taken);
        await db.SaveChangesAsync(ct);
    }

    private async Task TrackAsync(WorkspaceDbContext db, IServiceProvider services, RecordKind kind,
        IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var number = SearchNumbers.Of(kind.Key);
        var known = await db.SearchDocuments.Where(d => ids.Contains(d.RecordId) && d.Kind == number)
            .ToDictionaryAsync(d => d.RecordId, ct);
        // After the documents: what is written over one that another has changed meanwhile fails.
        var texts = await services.GetRequiredService<SearchedTexts>().OfAsync(kind, services, ids, ct);
        var index = indexes.Single(i => i.IsOf(db));
        var next = texts.All(text => known.ContainsKey(text.Id)) ? 0 : await NextAsync(db, kind, ct);
        foreach (var text in texts.OrderBy(text => RecordText.RecencyOf(text.Id)))
        {
            var document = known.GetValueOrDefault(text.Id);
            if (document is null) db.Add(document = Make(kind, text, next++));
            else if (!Follow(document, text)) continue;
            await index.KeepPartsAsync(db, document, ct);
        }

        var found = texts.Select(text => text.Id).ToHashSet();
        db.RemoveRange(known.Values.Where(d => !found.Contains(d.RecordId)));
    }

    /// <summary>Reads all records of a kind again.</summary>
    /// <returns>How many there are.</returns>
    public async Task<int> FillAsync(RecordKind kind, CancellationToken ct)
    {
        var ids = await UsingAsync(services => kind.SearchedIdsAsync(services, ct));
        var isEmpty = !await UsingAsync(services => Of(services, kind).AnyAsync(ct));
        if (isEmpty)
        {
            foreach (var portion in ids.Chunk(FirstPortion)) await AddAsync(kind, portion, ct);
        }
        else
        {
            foreach (var portion in ids.Chunk(Portion)) await WriteAsync(kind, portion, [], ct);
            await RemoveOthersAsync(kind, ids, ct);
        }

        return ids.Count;
    }

    /// <summary>Takes everything out of the index; nothing counts as filled.</summary>
    public Task ClearAsync(CancellationToken ct) => UsingAsync(async services =>
    {
        var db = services.GetRequiredService<WorkspaceDbContext>();
        await db.SearchFillings.ExecuteDeleteAsync(ct);
        await indexes.Single(i => i.IsOf(db)).ClearAsync(db, ct);
        return true;
    });

    /// <summary>After much was written at once, while nobody works.</summary>
    public Task SettleAsync(CancellationToken ct) => UsingAsync(async services =>
    {
        var db = services.GetRequiredService<WorkspaceDbContext>();
        await indexes.Single(i => i.IsOf(db)).SettleAsync(db, ct);
        return true;
    });

    private async Task AddAsync(RecordKind kind, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>();
        var searched = scope.ServiceProvider.GetRequiredService<SearchedTexts>();
        var texts = (await searched.OfAsync(kind, scope.ServiceProvider, ids, ct)).ToDictionary(text => text.Id);
        var next = await NextAsync(db, kind, ct);
        await indexes.Single(i => i.IsOf(db)).AddAsync(
            db, [.. ids.Where(texts.ContainsKey).Select((id, i) => Make(kind, texts[id], next + i))], ct);
    }

    // A kind's records are gone whose documents are still there.
    private async Task RemoveOthersAsync(RecordKind kind, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var there = ids.ToHashSet();
        var kept = await UsingAsync(services => Of(services, kind).Select(d => d.RecordId).ToListAsync(ct));
        foreach (var portion in kept.Where(id => !there.Contains(id)).Chunk(Portion))
            await WriteAsync(kind, portion, [], ct);
    }

    private static IQueryable<SearchDocument> Of(IServiceProvider services, RecordKind kind)
    {
        var number = SearchNumbers.Of(kind.Key);
        return services.GetRequiredService<WorkspaceDbContext>().SearchDocuments.Where(d => d.Kind == number);
    }

    private static async Task<long> NextAsync(WorkspaceDbContext db, RecordKind kind, CancellationToken ct)
    {
        var (first, last) = SearchNumbers.RangeOf(SearchNumbers.Of(kind.Key));
        var highest = await db.SearchDocuments.Where(d => d.Id >= first && d.Id <= last)
            .MaxAsync(d => (long?)d.Id, ct);
        return (highest ?? first) + 1;
    }

    private static SearchDocument Make(RecordKind kind, RecordText text, long id) => new()
    {
        Id = id,
        Kind = SearchNumbers.Of(kind.Key),
        RecordId = text.Id,
        Title = TitleOf(text),
        Text = TextOf(text),
        Recency = text.Recency,
        IsOver = text.IsOver,
    };

    internal static string TitleOf(RecordText text) =>
        SearchWords.TitleKeys(SearchText.Of(text.Title), SearchDocument.TitleLength);

    internal static string TextOf(RecordText text) => SearchWords.Keys(text.Text, SearchDocument.TextLength);

    private static bool Follow(SearchDocument document, RecordText text)
    {
        var (title, words) = (TitleOf(text), TextOf(text));
        if ((document.Title, document.Text, document.Recency, document.IsOver)
            == (title, words, text.Recency, text.IsOver))
            return false;
        (document.Title, document.Text) = (title, words);
        (document.Recency, document.IsOver) = (text.Recency, text.IsOver);
        document.Revision++;
        return true;
    }

    private async Task<T> UsingAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
