using ErpCrm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ErpCrm.Platform.Merging;

/// <summary>What is saved about a merged record is saved about the survivor: a late event, a form that was opened
/// before.</summary>
public sealed class RedirectInterceptor(MergedRecords merged, IEnumerable<RecordReference> references)
    : SaveChangesInterceptor
{
    private readonly ILookup<Type, RecordReference> _byEntity = references.ToLookup(r => r.Entity);

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData,
        InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (MergedRecords.IsPlain) return result;
        var known = await merged.AllAsync();
        if (known.Count > 0) await RedirectAsync(eventData.Context!, known, cancellationToken);
        return result;
    }

    private async Task RedirectAsync(DbContext db, Dictionary<RecordRef, MergedRecord> known, CancellationToken ct)
    {
        foreach (var entry in db.ChangeTracker.Entries().ToList())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified)) continue;
            foreach (var reference in _byEntity[entry.Metadata.ClrType])
            {
                if (Renamed(entry, reference) is { } record && known.ContainsKey(record)
                    && await IntoAsync(db, record, ct) is { } into)
                    entry.Property(reference.Property).CurrentValue = into;
            }
        }
    }

    private static RecordRef? Renamed(EntityEntry entry, RecordReference reference) =>
        entry.State == EntityState.Added || entry.Property(reference.Property).IsModified
            ? reference.Named(entry)
            : null;

    // What is kept in memory may be a moment old; the transaction knows.
    private static async Task<Guid?> IntoAsync(DbContext db, RecordRef record, CancellationToken ct)
    {
        Guid? into = null;
        for (Guid? next = record.Id; next is { } id;)
        {
            next = await db.Set<MergedRecord>().Where(m => m.Kind == record.Kind && m.FromId == id)
                .Select(m => (Guid?)m.IntoId).FirstOrDefaultAsync(ct);
            into = next ?? into;
        }

        return into;
    }
}
