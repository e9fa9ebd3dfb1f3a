using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Searching;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Platform.Merging;

/// <summary>Moves what a module keeps about a merged record to the survivor, and back (domain-rules §24).</summary>
public sealed class ReferenceMover(IEnumerable<RecordReference> references, SearchedKinds searched, RecordKinds kinds,
    ICurrentUser me, IServiceProvider services)
{
    private readonly List<RecordReference> _all = [.. references];

    /// <summary>Every declared column.</summary>
    public IReadOnlyList<RecordReference> All => _all;

    /// <summary>Moves or gives back what this context keeps, within the caller's transaction.</summary>
    /// <param name="withTrail">False where rows are made again from the log: the trail was kept then.</param>
    public async Task FollowAsync(DbContext db, RecordMerging merging, bool withTrail, CancellationToken ct)
    {
        // What is saved here goes where it says, whatever is merged into what.
        using var plain = MergedRecords.Unredirected();
        if (merging.IsParted)
        {
            await ReturnAsync(db, merging, ct);
            await db.SaveChangesAsync(ct);
            return;
        }

        // The survivor may have been merged itself before this was told here: on along the chain.
        for (var step = merging; step is not null; step = await NextAsync(db, step, ct))
        {
            await MoveAsync(db, step, withTrail, ct);
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>What names the record and opens for the reader, by the words it is counted under.</summary>
    public async Task<IReadOnlyList<(ReferenceWord Word, int Count)>> CountAsync(string kind, Guid id,
        CancellationToken ct)
    {
        var counts = new List<(ReferenceWord, int)>();
        foreach (var reference in _all.Where(r => r.Word is not null && r.Names(kind)))
        {
            var db = (DbContext)services.GetRequiredService(reference.Context);
            var count = await CountAsync(db, reference, kind, id, ct);
            if (count > 0) counts.Add((reference.Word!, count));
        }

        return counts;
    }

    // Of rows that are records by themselves those are counted that the reader sees: a number tells too.
    private async Task<int> CountAsync(DbContext db, RecordReference reference, string kind, Guid id,
        CancellationToken ct)
    {
        var record = kinds.OfType(reference.Entity);
        if (record is null || record.Rights == RecordRights.OfItsRecord || record.SeesAll(me))
            return await reference.CountAsync(db, kind, id, ct);
        if (!me.Can(record.Rights.View)) return 0;
        var rows = (await reference.NamingAsync(db, kind, [id], ct)).Select(row => row.Row).ToList();
        return (await record.TitlesAsync(services, rows, ct)).Count;
    }

    private async Task MoveAsync(DbContext db, RecordMerging merging, bool withTrail, CancellationToken ct)
    {
        var all = new HashSet<Guid>();
        foreach (var reference in Of(db, merging.Kind))
        {
            var rows = await reference.MoveAsync(db, merging, withTrail, ct);
            ReadAgain(db, reference, rows);
            all.UnionWith(rows);
        }

        foreach (var effect in Effects(db)) await effect.FollowAsync(merging, all, ct);
    }

    private async Task ReturnAsync(DbContext db, RecordMerging merging, CancellationToken ct)
    {
        var trail = (await db.Set<MovedReference>().AsNoTracking().Where(m => m.MergeId == merging.MergeId)
            .ToListAsync(ct)).ToLookup(m => m.Place);
        var mine = Of(db, merging.Kind).ToList();
        var moved = mine.SelectMany(r => trail[r.Place]).Select(m => m.RowId).ToHashSet();
        var staying = new HashSet<Guid>();
        foreach (var effect in Effects(db)) staying.UnionWith(await effect.StayingAsync(merging, moved, ct));
        var all = new HashSet<Guid>();
        foreach (var reference in mine)
        {
            var rows = await reference.ReturnAsync(db, merging,
                [.. trail[reference.Place].Where(m => !staying.Contains(m.RowId))], ct);
            ReadAgain(db, reference, rows);
            all.UnionWith(rows);
        }

        foreach (var effect in Effects(db)) await effect.FollowAsync(merging, all, ct);
        var places = mine.Select(r => r.Place).ToList();
        // The trail of what stays says for ever why it is there.
        var stayed = staying.ToList();
        await db.Set<MovedReference>()
            .Where(m => m.MergeId == merging.MergeId && places.Contains(m.Place)
                && !EF.Parameter(stayed).Contains(m.RowId))
            .ExecuteDeleteAsync(ct);
    }

    // What is found by the name of the record it belongs to is found by the survivor's now.
    private void ReadAgain(DbContext db, RecordReference reference, IReadOnlyList<Guid> rows)
    {
        if (searched.Find(reference.Entity) is { } kind)
            db.AddRange(rows.Select(row => new ChangedRecord { Kind = kind.Key, RecordId = row }));
    }

    private static async Task<RecordMerging?> NextAsync(DbContext db, RecordMerging step, CancellationToken ct) =>
        await db.Set<MergedRecord>().AsNoTracking()
            .FirstOrDefaultAsync(m => m.Kind == step.Kind && m.FromId == step.IntoId, ct) is { } next
            ? new RecordMerging(next.MergeId, next.Kind, next.FromId, next.IntoId, next.FromName, next.IntoName)
            : null;

    private IEnumerable<RecordReference> Of(DbContext db, string kind) =>
        _all.Where(r => r.Context == db.GetType() && r.Names(kind));

    private IEnumerable<IFollowMerges> Effects(DbContext db) =>
        services.GetServices<IFollowMerges>().Where(effect => effect.Context == db.GetType());
}
