using ErpCrm.Contracts;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Merging;

/// <summary>A module moves what it keeps about a merged record, or gives it back.</summary>
internal sealed class MoveReferences<TContext, TEvent>(TContext db, ReferenceMover mover) : IHandle<TEvent>
    where TContext : DbContext
    where TEvent : DomainEvent, IMergesRecords
{
    public Task HandleAsync(TEvent domainEvent, CancellationToken ct) =>
        mover.FollowAsync(db, domainEvent.ToMerging(), withTrail: true, ct);

    // What was undone since moves nothing, so that there is nothing to give back; the trail was kept when it happened.
    public async Task FeedAsync(TEvent domainEvent, CancellationToken ct)
    {
        var merging = domainEvent.ToMerging();
        if (!merging.IsParted
            && await db.Set<MergedRecord>().AnyAsync(m => m.MergeId == merging.MergeId, ct))
            await mover.FollowAsync(db, merging, withTrail: false, ct);
    }
}
