using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Searching;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Platform.Feeding;

/// <summary>The steps by which a listener's rows are made again; each
/// is one transaction of the listener's own context.</summary>
public sealed class FeedSteps(Subscriptions subscriptions, IEnumerable<StateAnnouncement> announcements,
    SearchedKinds searched, TimeProvider time)
{
    private const int Portion = 250;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Events of the listener that neither a complete log nor any source could tell.</summary>
    internal IEnumerable<string> UntoldOf(Listener listener) => subscriptions.EventsOf(listener.Name)
        .Where(told => !announcements.Any(a => a.Covers.Contains(told)))
        .Select(Subscription.NameOf)
        .Order(StringComparer.Ordinal);

    /// <summary>Empties what the listener keeps, or tells it the next portion of the log.</summary>
    /// <param name="isComplete">Whether the log holds everything; otherwise the sources tell their state first.</param>
    /// <returns>Whether there is another step.</returns>
    internal async Task<bool> TakeAsync(
        DbContext db, ListenerState state, IServiceProvider services, Listener listener, bool isComplete,
        CancellationToken ct)
    {
        if (state.FeedsThrough is not { } last) return false;
        if (state.FedThrough == ListenerState.NotEmptied)
        {
            await KeptRows.EmptyAsync(db, listener, isComplete, ct);
            if (!isComplete) await AnnounceAsync(db, state, services, listener, ct);
            state.FedThrough = 0;
            return true;
        }

        var portion = await PortionAsync(db, state.FedThrough, last, listener, ct);
        if (portion.Count == 0)
        {
            await KeptRows.RemoveUntoldAsync(db, listener, ct);
            foreach (var kind in listener.Keeps.Select(searched.Find).OfType<SearchedKind>())
                db.Add(new ChangedRecord { Kind = kind.Key, RecordId = Guid.Empty });
            state.FedThrough = last;
            state.FeedsThrough = null;
            state.At = Now;
            return false;
        }

        await TellAsync(db, services, listener, portion, ct);
        state.FedThrough = portion[^1].Sequence;
        return true;
    }

    private Task<List<LoggedEvent>> PortionAsync(DbContext db, long after, long last, Listener listener,
        CancellationToken ct)
    {
        var names = subscriptions.EventsOf(listener.Name).Select(Subscription.NameOf).ToList();
        return db.Set<LoggedEvent>().AsNoTracking()
            .Where(e => e.Sequence > after && e.Sequence <= last && names.Contains(e.Name))
            .OrderBy(e => e.Sequence).Take(Portion).ToListAsync(ct);
    }

    private async Task TellAsync(
        DbContext db, IServiceProvider services, Listener listener, List<LoggedEvent> portion, CancellationToken ct)
    {
        foreach (var logged in StreamOrder.Of(portion))
        {
            var handlers = subscriptions.Find(listener.Name, logged.Name);
            await TellAsync(db, services, handlers, EventJson.Read(logged.Payload, handlers[0].EventType), ct);
        }

        // What waited for it, or was given up, is known now.
        var ids = portion.ConvertAll(e => e.EventId);
        await db.Set<OutboxMessage>().Where(m => m.Listener == listener.Name && ids.Contains(m.EventId))
            .ExecuteDeleteAsync(ct);
    }

    private async Task AnnounceAsync(
        DbContext db, ListenerState state, IServiceProvider services, Listener listener, CancellationToken ct)
    {
        var events = subscriptions.EventsOf(listener.Name).ToList();
        var count = 0;
        foreach (var announcement in announcements.Where(a => a.Covers.Any(events.Contains)))
        {
            var source = (IAnnounceState)services.GetRequiredService(announcement.Source);
            await foreach (var told in source.ReadAsync(ct))
            {
                var handlers = subscriptions.Find(listener.Name, Subscription.NameOf(told.GetType()));
                await TellAsync(db, services, handlers, told with { OccurredAt = Now }, ct);
                if (++count % Portion == 0) Forget(db, state);
            }
        }
    }

    // Looking for changes takes as long as there are rows to look at.
    private static void Forget(DbContext db, ListenerState state)
    {
        db.ChangeTracker.Clear();
        db.Attach(state);
    }

    private static async Task TellAsync(
        DbContext db, IServiceProvider services, IEnumerable<Subscription> handlers, DomainEvent told,
        CancellationToken ct)
    {
        using var acting = ActingUser.Act(told.ActorId, told.ActorName);
        foreach (var handler in handlers) await handler.Feed(services, told, ct);
        await db.SaveChangesAsync(ct);
    }
}
