using ErpCrm.Contracts;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Platform.Merging;

/// <summary>Takes rows along that were written about a record at the moment it was merged.</summary>
internal sealed class SettleMerges(PlatformDbContext platform, StrayReferences strays, ReferenceMover mover,
    IServiceProvider services) : IScheduledJob
{
    public async Task RunAsync(CancellationToken ct)
    {
        var found = new HashSet<(Type Context, string Kind, Guid Named)>();
        await foreach (var (reference, kind, _, named) in strays.FindAsync(ct))
            found.Add((reference.Context, kind, named));
        foreach (var (context, kind, named) in found)
        {
            var merge = await platform.Set<MergedRecord>().AsNoTracking()
                .FirstOrDefaultAsync(m => m.Kind == kind && m.FromId == named, ct);
            if (merge is null) continue;
            var merging = new RecordMerging(
                merge.MergeId, kind, merge.FromId, merge.IntoId, merge.FromName, merge.IntoName);
            var db = (DbContext)services.GetRequiredService(context);
            await db.InTransactionAsync(async token =>
            {
                // It may have been undone since it was read.
                if (await db.Set<MergedRecord>().AnyAsync(m => m.MergeId == merging.MergeId, token))
                    await mover.FollowAsync(db, merging, withTrail: true, token);
            }, ct);
        }
    }
}
