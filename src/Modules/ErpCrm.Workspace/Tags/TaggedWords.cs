using ErpCrm.Platform.Records.Tags;
using ErpCrm.Platform.Searching;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Tags;

/// <summary>Tells the search that records are found by other words now.</summary>
internal sealed class TaggedWords(WorkspaceDbContext db, SearchedKinds kinds)
{
    // Of more records all of their kind are read again.
    private const int Most = 500;

    /// <summary>All records that have the tag; saved with the change.</summary>
    public async Task ReadAgainAsync(Guid tag, CancellationToken ct)
    {
        var tagged = await db.Set<RecordTag>().Where(t => t.TagId == tag).GroupBy(t => t.Kind)
            .Select(g => new { Kind = g.Key, Count = g.Count() }).ToListAsync(ct);
        foreach (var kind in tagged.Where(t => IsSearched(t.Kind)))
        {
            List<Guid> ids = kind.Count > Most
                ? [Guid.Empty]
                : await db.Set<RecordTag>().Where(t => t.TagId == tag && t.Kind == kind.Kind)
                    .Select(t => t.RecordId).ToListAsync(ct);
            db.AddRange(ids.Select(id => new ChangedRecord { Kind = kind.Kind, RecordId = id }));
        }
    }

    /// <summary>One record.</summary>
    public void ReadAgain(string kind, Guid record)
    {
        if (IsSearched(kind)) db.Add(new ChangedRecord { Kind = kind, RecordId = record });
    }

    private bool IsSearched(string kind) => kinds.All.Any(searched => searched.Key == kind);
}
