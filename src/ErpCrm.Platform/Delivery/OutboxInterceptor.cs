using System.Data.Common;
using ErpCrm.Platform.Feeding;
using ErpCrm.Platform.Security;
using ErpCrm.Platform.Submissions;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ErpCrm.Platform.Delivery;

/// <summary>
/// Raises the version of changed records, writes their events to the
/// log and the outbox in the same save, and wakes the delivery loop after the commit.
/// </summary>
public sealed class OutboxInterceptor(
    Subscriptions subscriptions, OutboxSignals signals, TimeProvider time, ICurrentUser user, Submission submission)
    : SaveChangesInterceptor, IDbTransactionInterceptor
{
    // Whoever works meanwhile does not wait for a hundred thousand rows of a file: what they tell comes after what
    // people do, though it is due at once.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        WriteOutbox(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        WriteOutbox(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        // Inside a transaction the rows are not visible yet: the commit wakes the loop instead.
        if (eventData.Context!.Database.CurrentTransaction is null) signals.Wake(eventData.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result,
        CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavedChanges(eventData, result));

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Forget(eventData.Context!);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData,
        CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context!);
        return Task.CompletedTask;
    }

    // A lost race is reported apart from other failures.
    public override InterceptionResult ThrowingConcurrencyException(ConcurrencyExceptionEventData eventData,
        InterceptionResult result)
    {
        Forget(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult> ThrowingConcurrencyExceptionAsync(
        ConcurrencyExceptionEventData eventData, InterceptionResult result,
        CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ThrowingConcurrencyException(eventData, result));

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        signals.Wake(eventData.Context!);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        signals.Wake(eventData.Context!);
        return Task.CompletedTask;
    }

    private static void Forget(DbContext db)
    {
        foreach (var message in db.ChangeTracker.Entries<OutboxMessage>()) DeliveryScope.Done(message.Entity);
    }

    private void WriteOutbox(DbContext db)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var bulk = BulkDelivery.Current;
        var collected = new List<DomainEvent>();
        foreach (var entry in db.ChangeTracker.Entries<Entity>().ToList())
        {
            var touched = entry.Entity.IsTouched;
            var events = entry.Entity.TakeEvents();
            var version = Raise(entry, touched || events.Count > 0);
            for (var i = 0; i < events.Count; i++)
            {
                var stamped = events[i] with
                {
                    OccurredAt = now, ActorId = user.Id == Guid.Empty ? null : user.Id, ActorName = user.Name
                };
                if (bulk is not null) collected.Add(stamped);
                else Write(db, stamped, entry.Entity.Id, ((long)version << 16) + i, now);
            }
        }

        bulk?.Take(collected);
    }

    private static int Raise(EntityEntry<Entity> entry, bool evenIfUnchanged)
    {
        var version = entry.State == EntityState.Added ? 0 : entry.Entity.Version + 1;
        if (entry.State == EntityState.Modified || (entry.State == EntityState.Unchanged && evenIfUnchanged))
            entry.Property(entity => entity.Version).CurrentValue = version;
        return version;
    }

    private void Write(DbContext db, DomainEvent domainEvent, Guid stream, long position, DateTime now)
    {
        if (FeedScope.IsOpen)
            throw new InvalidOperationException($"{domainEvent.GetType().Name} is announced while a listener is fed.");
        var cause = EventCause.Of(user, submission);
        var logged = new LoggedEvent
        {
            EventId = domainEvent.EventId,
            Name = Subscription.NameOf(domainEvent.GetType()),
            StreamId = stream,
            StreamPosition = position,
            OccurredAt = now,
            Origin = cause.Origin,
            Cause = cause.Kind,
            CauseId = cause.Id,
            Payload = EventJson.Write(domainEvent),
        };
        db.Add(logged);
        foreach (var listener in subscriptions.ListenersTo(domainEvent.GetType())) Send(db, logged, listener);
    }

    private void Send(DbContext db, LoggedEvent logged, string listener)
    {
        var message = new OutboxMessage
        {
            EventId = logged.EventId,
            Event = logged,
            Listener = listener,
            StreamId = logged.StreamId,
            StreamPosition = logged.StreamPosition,
            DueAt = logged.OccurredAt + (logged.Origin == EventOrigin.Import ? Patience : TimeSpan.Zero),
        };
        db.Add(message);
        signals.Arm(db);
        DeliveryScope.Raised(message);
    }
}
