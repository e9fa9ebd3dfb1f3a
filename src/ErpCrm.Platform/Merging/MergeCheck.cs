using System.Runtime.CompilerServices;
using ErpCrm.Platform.Checking;
using ErpCrm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Platform.Merging;

/// <summary>No row of any module names what was merged into another record.</summary>
internal sealed class MergeCheck(StrayReferences strays) : ICheck
{
    public string Rule => "Merges: no row names what was merged into another record (§24)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var (reference, _, row, named) in strays.FindAsync(ct))
            yield return Finding.Of(reference.Entity.Name, row,
                $"it names {named} in {reference.Property}, which was merged into another record");
    }
}

/// <summary>Rows that name what was merged: written at the very moment of the merge by somebody who did not know yet.
/// </summary>
internal sealed class StrayReferences(PlatformDbContext platform, ReferenceMover mover, IServiceProvider services)
{
    private const int Portion = 500;

    public async IAsyncEnumerable<(RecordReference Reference, string Kind, Guid Row, Guid Named)> FindAsync(
        [EnumeratorCancellation] CancellationToken ct)
    {
        var merged = await platform.Set<MergedRecord>().AsNoTracking().Select(m => new { m.Kind, m.FromId })
            .ToListAsync(ct);
        foreach (var portion in merged.GroupBy(m => m.Kind)
            .SelectMany(of => of.Select(m => m.FromId).Chunk(Portion).Select(ids => (Kind: of.Key, Ids: ids))))
        {
            foreach (var reference in mover.All.Where(r => r.Names(portion.Kind)))
            {
                var db = (DbContext)services.GetRequiredService(reference.Context);
                foreach (var (row, named) in await reference.NamingAsync(db, portion.Kind, portion.Ids, ct))
                    yield return (reference, portion.Kind, row, named);
            }
        }
    }
}
