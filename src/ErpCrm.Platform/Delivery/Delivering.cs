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
