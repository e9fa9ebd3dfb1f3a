using System.Security.Cryptography;
using System.Text.Json;
using ErpCrm.SharedKernel.Data;
using ErpCrm.SharedKernel.Figures;
using ErpCrm.SharedKernel.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ErpCrm.SharedKernel.Events;

public sealed class OutboxOptions
{
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(2);
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);
    public int BatchSize { get; set; } = 50;
    public int MaxAttempts { get; set; } = 10;

    /// <summary>Whether several processes share the outbox, so that rows are leased before they are delivered.</summary>
    public bool Claim { get; set; }

    /// <summary>Wait before attempt n + 1.</summary>
    public Func<int, TimeSpan> Backoff { get; set; } = attempt => TimeSpan.FromSeconds(Math.Min(3600, 0.2 * Math.Pow(3, attempt - 1)));
}

/// <summary>Delivers one module's outbox.</summary>
public interface IOutboxDispatcher
{
    /// <summary>Delivers one batch.</summary>
    /// <returns>Whether anything was due, so that there may be more.</returns>
    Task<bool> DispatchBatchAsync(CancellationToken ct);
}

/// <summary>
/// Delivers the outbox of one module: takes due messages, runs each handler in its own scope and transaction, removes the
/// delivered rows. Crash-safe: a message delivered twice finds its inbox row and does nothing.
/// </summary>
public sealed class OutboxDispatcher<TContext>(
    IServiceScopeFactory scopes,
    Subscriptions subscriptions,
    OutboxSignals signals,
    LiveFeed live,
    SharedChanges shared,
    OutboxOptions options,
    IDatabase database,
    DatabaseClock leases,
    TimeProvider time,
    ILogger<OutboxDispatcher<TContext>> log) : BackgroundService, IOutboxDispatcher
    where TContext : DbContext
{
    private const int QuietTries = 5;

    // Longer than any wait between two tries, and than clocks of several machines differ.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(2);
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly DateTime Never = new(9999, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly SemaphoreSlim _one = new(1, 1);

    private DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    public async Task<bool> DispatchBatchAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TContext>();
            if (await ClaimAsync(db, ct) is not { } batch) return false;

            var delivered = new List<long>();
            foreach (var message in batch)
            {
                if (await TryDeliverAsync(message, ct)) delivered.Add(message.Id);
                DeliveryScope.Done(message);
            }

            await SettleAsync(db, batch, delivered, ct);
            var names = batch.Select(m => m.EventName).Distinct().ToList();
            names.ForEach(live.Publish);
            await shared.TellHappenedAsync(names, ct);
            return true;
        }
        finally
        {
            _one.Release();
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await DispatchBatchAsync(stoppingToken))
                {
                }

                await signals.WaitAsync(typeof(TContext), options.SweepInterval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "The outbox of {Context} could not be read; next try in {Interval}", typeof(TContext).Name, options.SweepInterval);
                await Task.Delay(options.SweepInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // Only the first undelivered message of each (handler, stream): a failing one holds back its own record's later events, nothing else.
    private async Task<List<OutboxMessage>?> ClaimAsync(TContext db, CancellationToken ct)
    {
        var leased = await leases.UtcNowAsync(db, ct);
        var outbox = db.Set<OutboxMessage>().AsNoTracking();
        var batch = await Due(outbox, UtcNow, leased)
            .Where(m => !outbox.Any(earlier => earlier.Handler == m.Handler && earlier.StreamId == m.StreamId && earlier.StreamPosition < m.StreamPosition))
            .OrderBy(m => m.DueAt).ThenBy(m => m.Id)
            .Take(options.BatchSize)
            .ToListAsync(ct);
        if (batch.Count == 0) return null;
        return options.Claim ? await LeaseAsync(db, batch, leased, ct) : batch;
    }

    // Another process may have tried and postponed one of them since they were read.
    private async Task<List<OutboxMessage>> LeaseAsync(TContext db, List<OutboxMessage> batch, DateTime leased, CancellationToken ct)
    {
        var ids = batch.ConvertAll(m => m.Id);
        var token = Guid.NewGuid();
        await Due(db.Set<OutboxMessage>().Where(m => ids.Contains(m.Id)), UtcNow, leased).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.LockToken, token)
            .SetProperty(m => m.LockedUntil, leased + options.Lease), ct);
        return await db.Set<OutboxMessage>().AsNoTracking().Where(m => m.LockToken == token).OrderBy(m => m.Id).ToListAsync(ct);
    }

    // What was not tried yet is due whatever the clock says. What waits or is leased for longer than anything does was written down
    // under a clock that ran ahead.
    private IQueryable<OutboxMessage> Due(IQueryable<OutboxMessage> outbox, DateTime now, DateTime leased)
    {
        var (tooLate, tooLong) = (now + LongestWait, leased + options.Lease + Skew);
        return outbox
            .Where(m => m.DeadLetteredAt == null && (m.Attempts == 0 || m.DueAt <= now || m.DueAt > tooLate))
            .Where(m => m.LockedUntil < leased || m.LockedUntil > tooLong);
    }

    private async Task<bool> TryDeliverAsync(OutboxMessage message, CancellationToken ct)
    {
        for (var quiet = 1; ; quiet++)
        {
            try
            {
                await DeliverAsync(message, ct);
                return true;
            }
            catch (Exception e) when (quiet < QuietTries && !ct.IsCancellationRequested && IsCollision(e))
            {
                // Two effects of different events changed one record at the same moment: the later one looks again.
                log.LogDebug("{Handler} met another change and tries again", message.Handler);
                await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(10, 40 * quiet)), CancellationToken.None);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                Postpone(message, e);
                return false;
            }
        }
    }

    private bool IsCollision(Exception error) =>
        error is DbUpdateConcurrencyException || database.TroubleOf(error) is DatabaseTrouble.Busy or DatabaseTrouble.Duplicate;

    private async Task DeliverAsync(OutboxMessage message, CancellationToken ct)
    {
        var subscription = subscriptions.Find(message);
        var domainEvent = (DomainEvent)JsonSerializer.Deserialize(message.Payload, subscription.EventType)!;
        using var acting = ActingUser.Act(domainEvent.ActorId, domainEvent.ActorName);
        await using var scope = scopes.CreateAsyncScope();
        var db = (DbContext)scope.ServiceProvider.GetRequiredService(subscription.ContextType);

        await db.InTransactionAsync(
            async token =>
            {
                if (await db.Set<InboxMessage>().AnyAsync(i => i.EventId == message.EventId && i.Handler == message.Handler, token)) return;
                db.Add(new InboxMessage { EventId = message.EventId, Handler = message.Handler, HandledAt = UtcNow });
                await subscription.Invoke(scope.ServiceProvider, domainEvent, token);
                await db.SaveChangesAsync(token);
            },
            ct);
    }

    private void Postpone(OutboxMessage message, Exception error)
    {
        message.Attempts++;
        message.LastError = error.ToString() is { Length: > 4000 } text ? text[..4000] : error.ToString();
        message.DueAt = UtcNow + options.Backoff(message.Attempts);
        if (message.Attempts >= options.MaxAttempts) (message.DeadLetteredAt, message.DueAt) = (UtcNow, Never);
        if (IsCollision(error)) log.LogWarning("{Handler} meets other changes and is tried again later (attempt {Attempt})", message.Handler, message.Attempts);
        else log.LogWarning(error, "{Handler} failed for {Event} (attempt {Attempt})", message.Handler, message.EventName, message.Attempts);
    }

    private static Task SettleAsync(TContext db, List<OutboxMessage> batch, List<long> delivered, CancellationToken stopping) => db.InTransactionAsync(async ct =>
    {
        await db.Set<OutboxMessage>().Where(m => delivered.Contains(m.Id)).ExecuteDeleteAsync(ct);
        foreach (var failed in batch.Where(m => !delivered.Contains(m.Id)))
        {
            await db.Set<OutboxMessage>().Where(m => m.Id == failed.Id && m.LockToken == failed.LockToken).ExecuteUpdateAsync(set => set
                .SetProperty(m => m.Attempts, failed.Attempts)
                .SetProperty(m => m.LastError, failed.LastError)
                .SetProperty(m => m.DueAt, failed.DueAt)
                .SetProperty(m => m.DeadLetteredAt, failed.DeadLetteredAt)
                .SetProperty(m => m.LockedUntil, DateTime.UnixEpoch), ct);
        }
    }, stopping);
}

/// <summary>Delivers what is due right now, in every module, until nothing is left.</summary>
public sealed class OutboxDrain(IEnumerable<IOutboxDispatcher> dispatchers)
{
    public async Task RunAsync(CancellationToken ct = default)
    {
        bool any;
        do
        {
            any = false;
            foreach (var dispatcher in dispatchers)
                while (await dispatcher.DispatchBatchAsync(ct)) any = true;
        }
        while (any);
    }
}
