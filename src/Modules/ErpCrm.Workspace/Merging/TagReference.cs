using ErpCrm.Contracts;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Tags;
using ErpCrm.Workspace.Tags;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Workspace.Merging;

/// <summary>The tags of a record: what both have, the survivor has once.</summary>
internal sealed class TagReference()
    : RecordReference(typeof(WorkspaceDbContext), typeof(RecordTag), nameof(RecordTag.RecordId))
{
    /// <summary>Place of the trail.</summary>
    public const string Column = "workspace.RecordTag.RecordId";

    // Both had it: nothing is taken back from the survivor.
    private const string Both = "both";
    private const string Own = "own";

    public override bool Names(string kind) => true;

    public override RecordRef? Named(EntityEntry entry) => entry.Entity is RecordTag tag
        ? new RecordRef(tag.Kind, tag.RecordId)
        : null;

    public override Task<int> CountAsync(DbContext db, string kind, Guid id, CancellationToken ct) =>
        Of(db, kind, id).CountAsync(ct);

    public override async Task<IReadOnlyList<Guid>> MoveAsync(DbContext db, RecordMerging merging, bool withTrail,
        CancellationToken ct)
    {
        var rows = await Of(db, merging.Kind, merging.FromId).ToListAsync(ct);
        var known = await Of(db, merging.Kind, merging.IntoId).Select(t => t.TagId).ToListAsync(ct);
        foreach (var row in rows)
        {
            var both = known.Contains(row.TagId);
            if (!both) db.Add(new RecordTag(row.Kind, merging.IntoId, row.TagId));
            if (withTrail)
                db.Add(new MovedReference
                {
                    MergeId = merging.MergeId, Place = Place, RowId = row.TagId, Was = both ? Both : Own,
                });
        }

        db.RemoveRange(rows);
        return [.. rows.Select(row => row.TagId)];
    }

    public override async Task<IReadOnlyList<Guid>> ReturnAsync(DbContext db, RecordMerging merging,
        IReadOnlyList<MovedReference> rows, CancellationToken ct)
    {
        var now = await Of(db, merging.Kind, merging.IntoId).ToDictionaryAsync(t => t.TagId, ct);
        var known = await Of(db, merging.Kind, merging.FromId).Select(t => t.TagId).ToListAsync(ct);
        var ids = rows.Select(row => row.RowId).ToList();
        // A tag may have been deleted since, or made one with another: then the trail has that one, maybe twice.
        var alive = await db.Set<Tag>().Where(t => ids.Contains(t.Id)).Select(t => t.Id).ToListAsync(ct);
        foreach (var row in rows.Where(row => alive.Contains(row.RowId) && !known.Contains(row.RowId))
            .GroupBy(row => row.RowId))
        {
            db.Add(new RecordTag(merging.Kind, merging.FromId, row.Key));
            if (row.All(it => it.Was == Own) && now.GetValueOrDefault(row.Key) is { } tag) db.Remove(tag);
        }

        return alive;
    }

    public override async Task<IReadOnlyList<(Guid Row, Guid Named)>> NamingAsync(DbContext db, string kind,
        IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        [.. (await db.Set<RecordTag>().AsNoTracking()
            .Where(t => t.Kind == kind && EF.Parameter(ids).Contains(t.RecordId))
            .Select(t => new { t.TagId, t.RecordId }).ToListAsync(ct)).Select(t => (t.TagId, t.RecordId))];

    private static IQueryable<RecordTag> Of(DbContext db, string kind, Guid id) =>
        db.Set<RecordTag>().Where(t => t.Kind == kind && t.RecordId == id);
}
