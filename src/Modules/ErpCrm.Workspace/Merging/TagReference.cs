using ErpCrm.Contracts;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Tags;
using ErpCrm.Workspace.Tags;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Workspace.Merging;

/// <summary>The tags of a record: what both have, the survivor has once; what somebody chose to leave, nobody has.
/// </summary>
internal sealed class TagReference()
    : RecordReference(typeof(WorkspaceDbContext), typeof(RecordTag), nameof(RecordTag.RecordId))
{
    /// <summary>Place of the trail.</summary>
    public const string Column = "workspace.RecordTag.RecordId";

    // Both had it: nothing is taken back from the survivor.
    private const string Both = "both";
    private const string Own = "own";

    // Somebody chose that the one does not have it.
    private const string LeftOfBoth = "left both";
    private const string LeftOfMerged = "left own";
    private const string LeftOfSurvivor = "left survivor's";

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
        var known = await Of(db, merging.Kind, merging.IntoId).ToListAsync(ct);
        var left = (merging.LeftTags ?? []).ToHashSet();
        var moved = new Dictionary<Guid, string>();
        foreach (var tag in rows.Select(row => row.TagId))
        {
            var both = known.Exists(row => row.TagId == tag);
            if (!both && !left.Contains(tag)) db.Add(new RecordTag(merging.Kind, merging.IntoId, tag));
            moved[tag] = (both, left.Contains(tag)) switch
            {
                (true, true) => LeftOfBoth,
                (false, true) => LeftOfMerged,
                (true, false) => Both,
                _ => Own,
            };
        }

        var taken = known.FindAll(row => left.Contains(row.TagId));
        foreach (var row in taken) moved.TryAdd(row.TagId, LeftOfSurvivor);
        db.RemoveRange([.. rows, .. taken]);
        if (withTrail)
            db.AddRange(moved.Select(it => new MovedReference
            {
                MergeId = merging.MergeId, Place = Place, RowId = it.Key, Was = it.Value,
            }));
        return [.. moved.Keys];
    }

    public override async Task<IReadOnlyList<Guid>> ReturnAsync(DbContext db, RecordMerging merging,
        IReadOnlyList<MovedReference> rows, CancellationToken ct)
    {
        var now = await Of(db, merging.Kind, merging.IntoId).ToDictionaryAsync(t => t.TagId, ct);
        var known = await Of(db, merging.Kind, merging.FromId).Select(t => t.TagId).ToListAsync(ct);
        var ids = rows.Select(row => row.RowId).ToList();
        // A tag may have been deleted since, or made one with another: then the trail has that one, maybe twice.
        var alive = await db.Set<Tag>().Where(t => ids.Contains(t.Id)).Select(t => t.Id).ToListAsync(ct);
        foreach (var row in rows.Where(row => alive.Contains(row.RowId)).GroupBy(row => row.RowId))
        {
            var was = row.Select(it => it.Was).ToHashSet();
            if (!was.SetEquals([LeftOfSurvivor]) && !known.Contains(row.Key))
                db.Add(new RecordTag(merging.Kind, merging.FromId, row.Key));
            var tag = now.GetValueOrDefault(row.Key);
            if (was.SetEquals([Own]) && tag is not null) db.Remove(tag);
            else if (tag is null && (was.Contains(LeftOfBoth) || was.Contains(LeftOfSurvivor)))
                db.Add(new RecordTag(merging.Kind, merging.IntoId, row.Key));
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
