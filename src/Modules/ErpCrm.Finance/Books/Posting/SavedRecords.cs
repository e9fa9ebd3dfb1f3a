using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance.Books.Posting;

/// <summary>Records that a save adds or changes, found by type and id: a credit note has the id of the request that it
/// was granted for.</summary>
internal sealed class SavedRecords
{
    /// <summary>The property that says what is open of a document.</summary>
    public const string Open = nameof(Invoice.OpenAmount);

    private readonly Dictionary<(Type Type, Guid Id), EntityEntry> _records = [];
    private readonly Dictionary<Guid, EntityEntry> _open = [];

    public static SavedRecords Of(IEnumerable<EntityEntry> saved)
    {
        var records = new SavedRecords();
        foreach (var entry in saved)
        {
            if (entry.Entity is Entity record) records.Know(entry, record.Id);
        }

        return records;
    }

    /// <summary>The record, whether or not it is saved at the same time.</summary>
    public async Task<T> OneAsync<T>(FinanceDbContext db, Guid id, CancellationToken ct)
        where T : Entity
    {
        if (_records.TryGetValue((typeof(T), id), out var saved)) return (T)saved.Entity;
        var record = await db.Set<T>().FindAsync([id], ct)
            ?? throw new InvalidOperationException($"{typeof(T).Name} {id} is not there.");
        Know(db.Entry(record), id);
        return record;
    }

    /// <summary>What was open of a document before this save.</summary>
    /// <exception cref="InvalidOperationException">It is not saved at the same time.</exception>
    public decimal OpenBefore(Guid id, string open = Open)
    {
        if (!_open.TryGetValue(id, out var entry))
            throw new InvalidOperationException($"{id} is settled and not saved with what settles it.");
        return entry.State == EntityState.Added ? 0 : (decimal)entry.OriginalValues[open]!;
    }

    private void Know(EntityEntry entry, Guid id)
    {
        _records[(entry.Metadata.ClrType, id)] = entry;
        if (entry.Metadata.FindProperty(Open) is not null) _open[id] = entry;
    }
}
