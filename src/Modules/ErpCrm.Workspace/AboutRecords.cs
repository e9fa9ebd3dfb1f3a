using ErpCrm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Workspace;

/// <summary>Rows that are seen by whoever sees the record they are about
/// (<see cref="RecordRights.OfItsRecord"/>).</summary>
internal static class AboutRecords
{
    private const int Portion = 1000;

    /// <summary>Asks each kind of the records in question, and of no others.</summary>
    /// <param name="rows">Id of the row, and what it is about.</param>
    /// <param name="ability">What the kind has to be able to; null when any.</param>
    /// <returns>Ids of the rows that the reader sees.</returns>
    public static async Task<IReadOnlyCollection<Guid>> SeenAsync(IServiceProvider services,
        IQueryable<AboutRecord> rows, RecordAbility? ability, CancellationToken ct)
    {
        var kinds = services.GetRequiredService<RecordKinds>();
        var seen = new List<Guid>();
        foreach (var some in (await rows.ToListAsync(ct)).GroupBy(row => row.Kind))
        {
            if (kinds.Find(some.Key) is not { } kind || (ability is { } able && !kind.Can(able))) continue;
            var open = new HashSet<Guid>();
            foreach (var ids in some.Select(row => row.RecordId).Distinct().Chunk(Portion))
                open.UnionWith(await kind.SeenAsync(services, ids, ct));
            seen.AddRange(some.Where(row => open.Contains(row.RecordId)).Select(row => row.Id));
        }

        return seen;
    }
}

internal sealed record AboutRecord(Guid Id, string Kind, Guid RecordId);
