using ErpCrm.Contracts;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records;
using ErpCrm.Workspace.Following;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Workspace.Merging;

/// <summary>Who follows a record: one row a person, so that who follows both follows once.</summary>
internal sealed class FollowerReference()
    : RecordReference(typeof(WorkspaceDbContext), typeof(Follower), nameof(Follower.RecordId))
{
    private const string Follows = "follows";
    private const string HasLeft = "left";

    // Followed both: nothing is taken back from the survivor.
    private const string Both = "both ";

    public override bool Names(string kind) => true;

    public override RecordRef? Named(EntityEntry entry) => entry.Entity is Follower follower
        ? new RecordRef(follower.Kind, follower.RecordId)
        : null;

    public override Task<int> CountAsync(DbContext db, string kind, Guid id, CancellationToken ct) =>
        Of(db, kind, id).CountAsync(ct);

    public override async Task<IReadOnlyList<Guid>> MoveAsync(DbContext db, RecordMerging merging, bool withTrail,
        CancellationToken ct)
    {
        var rows = await Of(db, merging.Kind, merging.FromId).ToListAsync(ct);
        var known = await Of(db, merging.Kind, merging.IntoId).Select(f => f.UserId).ToListAsync(ct);
        foreach (var row in rows)
        {
            var both = known.Contains(row.UserId);
            if (!both) db.Add(new Follower(row.Kind, merging.IntoId, row.UserId) { HasLeft = row.HasLeft });
            if (withTrail)
                db.Add(new MovedReference
                {
                    MergeId = merging.MergeId, Place = Place, RowId = row.UserId,
                    Was = (both ? Both : "") + (row.HasLeft ? HasLeft : Follows),
                });
        }

        db.RemoveRange(rows);
        return [.. rows.Select(row => row.UserId)];
    }

    public override async Task<IReadOnlyList<Guid>> ReturnAsync(DbContext db, RecordMerging merging,
        IReadOnlyList<MovedReference> rows, CancellationToken ct)
    {
        var now = await Of(db, merging.Kind, merging.IntoId).ToDictionaryAsync(f => f.UserId, ct);
        var known = await Of(db, merging.Kind, merging.FromId).Select(f => f.UserId).ToListAsync(ct);
        foreach (var row in rows.Where(row => !known.Contains(row.RowId)))
        {
            var hadLeft = row.Was!.EndsWith(HasLeft, StringComparison.Ordinal);
            db.Add(new Follower(merging.Kind, merging.FromId, row.RowId) { HasLeft = hadLeft });
            // Who said otherwise since said it of the survivor.
            if (!row.Was.StartsWith(Both, StringComparison.Ordinal)
                && now.GetValueOrDefault(row.RowId) is { } follower && follower.HasLeft == hadLeft)
                db.Remove(follower);
        }

        return [.. rows.Select(row => row.RowId)];
    }

    public override async Task<IReadOnlyList<(Guid Row, Guid Named)>> NamingAsync(DbContext db, string kind,
        IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        [.. (await db.Set<Follower>().AsNoTracking()
            .Where(f => f.Kind == kind && EF.Parameter(ids).Contains(f.RecordId))
            .Select(f => new { f.UserId, f.RecordId }).ToListAsync(ct)).Select(f => (f.UserId, f.RecordId))];

    private static IQueryable<Follower> Of(DbContext db, string kind, Guid id) =>
        db.Set<Follower>().Of(new RecordRef(kind, id));
}
