using System.Security.Cryptography;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Platform.Delivery;

/// <summary>Brings one message to its listener, or writes down why it could not.</summary>
public sealed class Delivering(
    IServiceScopeFactory scopes, Subscriptions subscriptions, OutboxOptions options, IDatabase database,
    TimeProvider time, ILogger<Delivering> log)
{
    private const int QuietTries = 5;
    private const int ErrorLength = 4000;
    private static readonly DateTime Never = new(9999, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    /// <summary>Runs the listener in a transaction of its own; a failure is put off.</summary>
    internal async Task TryAsync(OutboxMessage message, CancellationToken ct)
    {
        for (var quiet = 1; ; quiet++)
        {
            try
            {
                await DeliverAsync(message, ct);
                return;
            }
            catch (Exception e) when (quiet < QuietTries && !ct.IsCancellationRequested && IsCollision(e))
            {
                // Two effects of different events changed one record at the same moment: the later one looks again.
                log.LogDebug("{Listener} met another change and tries again", message.Listener);
                await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(10, 40 * quiet)),
                    CancellationToken.None);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                Postpone(message, e);
                await PutOffAsync(message, ct);
                return;
            }
        }
    }

    /// <summary>Runs one listener, which keeps rows, for several messages of different records in one transaction.
    /// </summary>
    /// <returns>False when nothing was done: one of them fails, and each is to be tried by itself.</returns>
    internal async Task<bool> TryTogetherAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken ct)
    {
        try
        {
            var context = subscriptions.Find(messages[0].Listener, messages[0].Event!.Name)[0].ContextType;
            await using var scope = scopes.CreateAsyncScope();
            var db = (DbContext)scope.ServiceProvider.GetRequiredService(context);
            await db.InTransactionAsync(token => DeliverAsync(db, scope.ServiceProvider, messages, token), ct);
            return true;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogDebug(e, "{Listener} is tried for each message by itself", messages[0].Listener);
            return false;
        }
    }

    private async Task DeliverAsync(
        DbContext db, IServiceProvider services, IReadOnlyList<OutboxMessage> messages, CancellationToken ct)
    {
        var listener = messages[0].Listener;
        var (ids, events) = (messages.Select(m => m.Id).ToList(), messages.Select(m => m.EventId).ToList());
        var token = messages[0].LockToken;
        var mine = await db.Set<OutboxMessage>().AsNoTracking()
            .Where(m => EF.Parameter(ids).Contains(m.Id) && m.LockToken == token).Select(m => m.Id).ToListAsync(ct);
        var handled = (await db.Set<InboxMessage>().AsNoTracking()
            .Where(i => i.Listener == listener && EF.Parameter(events).Contains(i.EventId)).Select(i => i.EventId)
            .ToListAsync(ct)).ToHashSet();
        foreach (var message in messages.Where(m => mine.Contains(m.Id) && !handled.Contains(m.EventId)))
            await HandleAsync(db, services, message, ct);
        if (await db.Set<OutboxMessage>().Where(m => EF.Parameter(mine).Contains(m.Id) && m.LockToken == token)
            .ExecuteDeleteAsync(ct) != mine.Count)
            throw new DbUpdateConcurrencyException($"Another process delivers to {listener}.");
    }

    private async Task HandleAsync(
        DbContext db, IServiceProvider services, OutboxMessage message, CancellationToken ct)
    {
        var logged = message.Event!;
        var handlers = subscriptions.Find(message.Listener, logged.Name);
        var domainEvent = EventJson.Read(logged.Payload, handlers[0].EventType);
        using var acting = ActingUser.Act(domainEvent.ActorId, domainEvent.ActorName);
        using var cause = new EventCause(logged.Origin, CauseKind.Event, logged.EventId.ToString()).Begin();
        db.Add(new InboxMessage { EventId = message.EventId, Listener = message.Listener, HandledAt = UtcNow });
        foreach (var handler in handlers) await handler.Handle(services, domainEvent, ct);
        // As if it were alone: its history and what it tells on follow from this event, and the next one finds in the
        // database what this one kept.
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private bool IsCollision(Exception error) =>
        error is DbUpdateConcurrencyException
            || database.TroubleOf(error) is DatabaseTrouble.Busy or DatabaseTrouble.Duplicate;

    private async Task DeliverAsync(OutboxMessage message, CancellationToken ct)
    {
        var logged = message.Event!;
        var handlers = subscriptions.Find(message.Listener, logged.Name);
        var domainEvent = EventJson.Read(logged.Payload, handlers[0].EventType);
        using var acting = ActingUser.Act(domainEvent.ActorId, domainEvent.ActorName);
        using var cause = new EventCause(logged.Origin, CauseKind.Event, logged.EventId.ToString()).Begin();
        await using var scope = scopes.CreateAsyncScope();
        var db = (DbContext)scope.ServiceProvider.GetRequiredService(handlers[0].ContextType);

        await db.InTransactionAsync(
            async token =>
            {
                if (!await TakeAsync(db, message, token)) return;
                db.Add(new InboxMessage { EventId = message.EventId, Listener = message.Listener, HandledAt = UtcNow });
                foreach (var handler in handlers) await handler.Handle(scope.ServiceProvider, domainEvent, token);
                await db.SaveChangesAsync(token);
            },
            ct);
    }

    // Whoever's lease it is now delivers it; what was handled before has no second effect.
    private static async Task<bool> TakeAsync(DbContext db, OutboxMessage message, CancellationToken ct) =>
        await db.Set<OutboxMessage>().Where(m => m.Id == message.Id && m.LockToken == message.LockToken)
            .ExecuteDeleteAsync(ct) == 1
        && !await db.Set<InboxMessage>()
            .AnyAsync(i => i.EventId == message.EventId && i.Listener == message.Listener, ct);

    private void Postpone(OutboxMessage message, Exception error)
    {
        message.Attempts++;
        message.LastError = error.ToString() is { Length: > ErrorLength } text ? text[..ErrorLength] : error.ToString();
        message.DueAt = UtcNow + options.Backoff(message.Attempts);
        if (message.Attempts >= options.MaxAttempts) (message.DeadLetteredAt, message.DueAt) = (UtcNow, Never);
        if (IsCollision(error))
            log.LogWarning("{Listener} meets other changes and is tried again later (attempt {Attempt})",
                message.Listener, message.Attempts);
        else
            log.LogWarning(error, "{Listener} failed for {Event} (attempt {Attempt})", message.Listener,
                message.Event!.Name, message.Attempts);
    }

    private async Task PutOffAsync(OutboxMessage failed, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        await db.InTransactionAsync(
            token => db.Outbox.Where(m => m.Id == failed.Id && m.LockToken == failed.LockToken)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(m => m.Attempts, failed.Attempts)
                    .SetProperty(m => m.LastError, failed.LastError)
                    .SetProperty(m => m.DueAt, failed.DueAt)
                    .SetProperty(m => m.DeadLetteredAt, failed.DeadLetteredAt)
                    .SetProperty(m => m.LockedUntil, DateTime.UnixEpoch), token),
            ct);
    }
}
