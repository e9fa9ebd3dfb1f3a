using ErpCrm.Platform.Records.Tags;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Tags;

/// <summary>What the form of a tag shows beside its fields.</summary>
internal static class TagQueries
{
    public static Task<List<Tag>> OthersAsync(WorkspaceDbContext db, Guid tag, CancellationToken ct) =>
        db.Tags.AsNoTracking().Where(t => t.Id != tag).OrderBy(t => t.Name).ToListAsync(ct);

    public static Task<int> CountAsync(WorkspaceDbContext db, Guid tag, CancellationToken ct) =>
        db.Set<RecordTag>().CountAsync(t => t.TagId == tag, ct);
}
