using System.Data.Common;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Feeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ErpCrm.Platform.Searching;

/// <summary>Writes down, in the same save, whose words changed, and wakes the index after the commit. Of what is
/// made in bulk or fed nothing is written down: the kind is read anew at the end.</summary>
public sealed class SearchQueueInterceptor(SearchedKinds kinds, SearchSignals signals)
    : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private bool _isArmed;

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Write(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData,
        InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Write(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        if (eventData.Context!.Database.CurrentTransaction is null) Wake();
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result,
        CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavedChanges(eventData, result));

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Wake();

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        Wake();
        return Task.CompletedTask;
    }

    private void Wake()
    {
        if (_isArmed) signals.Raise();
        _isArmed = false;
    }

    private void Write(DbContext db)
    {
        if (BulkDelivery.Current is not null || FeedScope.IsOpen) return;
        // Rows are added while one looks.
        foreach (var entry in db.ChangeTracker.Entries().ToList())
        {
            // Somebody else says so: tags lend records their words too.
            if (entry is { Entity: ChangedRecord, State: EntityState.Added }) _isArmed = true;
            if (entry.State is EntityState.Added or EntityState.Deleted or EntityState.Modified
                && kinds.Find(entry.Metadata.ClrType) is { } kind)
                Write(db, entry, kind);
        }
    }

    private void Write(DbContext db, EntityEntry entry, SearchedKind kind)
    {
        if (entry.State == EntityState.Modified && !kind.IsChanged(entry)) return;
        var id = (Guid)entry.Property("Id").CurrentValue!;
        db.Add(new ChangedRecord { Kind = kind.Key, RecordId = id });
        if (entry.State == EntityState.Modified)
        {
            foreach (var follower in kind.Followers)
                db.Add(new ChangedRecord { Kind = follower, RecordId = id, Of = kind.Key });
        }

        _isArmed = true;
    }
}
