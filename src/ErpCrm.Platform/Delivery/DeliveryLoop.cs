using ErpCrm.Platform.Data;
using ErpCrm.Platform.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Platform.Delivery;

public sealed class OutboxOptions
{
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(2);
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);
    public int BatchSize { get; set; } = 200;
    public int MaxAttempts { get; set; } = 10;

    /// <summary>Whether several processes share the outbox, so that
    /// rows are leased before they are delivered.</summary>
    public bool Claim { get; set; }

    /// <summary>Wait before attempt n + 1.</summary>
    public Func<int, TimeSpan> Backoff { get; set; } = attempt => TimeSpan.FromSeconds(
        Math.Min(3600, 0.2 * Math.Pow(3, attempt - 1)));
}

/// <summary>
/// Delivers what happened to who listens, for all modules: takes due
/// messages and runs each in its own scope and transaction, those that only keep rows some together. Each module's
/// work is done in order, the modules' side by side. Crash-safe: a message goes with the commit of
/// its effect, and one that comes twice finds its inbox row and does nothing.
/// </summary>
public sealed class DeliveryLoop(
    IServiceScopeFactory scopes,
    Subscriptions subscriptions,
    Listeners listeners,
    Delivering delivering,
    PassingBy passing,
    OutboxSignals signals,
    LiveFeed live,
    SharedChanges shared,
    OutboxOptions options,
    DatabaseClock leases,
    TimeProvider time,
    ILogger<DeliveryLoop> log) : BackgroundService
{
    // Longer than any wait between two tries, and than clocks of several machines differ.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(2);
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    // Others wait for the database as long as these take.
    private const int MostTogether = 50;

    // Whoever works meanwhile waits until the batch is done.
    private const int MostAlone = 50;
    private readonly SemaphoreSlim _one = new(1, 1);

    private DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    /// <summary>Delivers one batch.</summary>
    /// <returns>Whether anything was due, so that there may be more.</returns>
    public async Task<bool> DispatchBatchAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await ClaimAsync(scope.ServiceProvider.GetRequiredService<PlatformDbContext>(), ct) is not { } batch)
                return false;
            var lanes = batch.GroupBy(
                m => subscriptions.ContextOf(m.Listener, m.Event!.Name) ?? typeof(PlatformDbContext));
            await Task.WhenAll(lanes.Select(lane => DeliverAsync([.. lane], ct)));
            var names = batch.Select(m => m.Event!.Name).Distinct().ToList();
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

                await signals.WaitAsync(options.SweepInterval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "The outbox could not be read; next try in {Interval}", options.SweepInterval);
                await Task.Delay(options.SweepInterval, time, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task DeliverAsync(List<OutboxMessage> lane, CancellationToken ct)
    {
        foreach (var some in Together(lane))
        {
            var left = await LeftOfAsync(some, ct);
            foreach (var message in some.Except(left)) DeliveryScope.Done(message);
            foreach (var message in left)
            {
                await delivering.TryAsync(message, ct);
                DeliveryScope.Done(message);
            }
        }
    }

    // What is not done for all of them at once.
    private async Task<IReadOnlyList<OutboxMessage>> LeftOfAsync(List<OutboxMessage> some, CancellationToken ct)
    {
        if (passing.IsPossible(some[0])) return await passing.LeftOfAsync(some, ct);
        return some.Count > 1 && await delivering.TryTogetherAsync(some, ct) ? [] : some;
    }

    // What nobody tried yet and only keeps rows is kept in one transaction: each is of another record, and listeners
    // wait for no other.
    private List<List<OutboxMessage>> Together(List<OutboxMessage> lane)
    {
        var parts = new List<List<OutboxMessage>>();
        var open = new Dictionary<string, List<OutboxMessage>>();
        foreach (var message in lane)
        {
            // Only with what stands before it: what comes between may decide who asks for it.
            if (passing.IsPossible(message) && parts.Count > 0 && passing.IsPossible(parts[^1][0])
                && parts[^1].Count < MostTogether)
            {
                parts[^1].Add(message);
                continue;
            }

            var isPatient = IsPatient(message);
            if (isPatient && open.TryGetValue(message.Listener, out var part) && part.Count < MostTogether)
            {
                part.Add(message);
                continue;
            }

            parts.Add([message]);
            if (isPatient) open[message.Listener] = parts[^1];
        }

        return parts;
    }

    private bool IsPatient(OutboxMessage message) =>
        message.Attempts == 0 && listeners.Find(message.Listener) is { IsFed: true };

    // Only the first undelivered message of each (listener, stream):
    // a failing one holds back its own record's later events, nothing else. A
    // listener that is being fed is spared until it knows what came before.
    private async Task<List<OutboxMessage>?> ClaimAsync(PlatformDbContext db, CancellationToken ct)
    {
        var leased = await leases.UtcNowAsync(db, ct);
        var outbox = db.Outbox.AsNoTracking();
        var batch = await Due(outbox, UtcNow, leased)
            .Where(m => !outbox.Any(earlier =>
                earlier.Listener == m.Listener && earlier.StreamId == m.StreamId
                    && earlier.StreamPosition < m.StreamPosition))
            .Where(m => !db.Listeners.Any(l => l.Name == m.Listener && l.FeedsThrough != null))
            .OrderBy(m => m.DueAt).ThenBy(m => m.Id)
            .Take(options.BatchSize)
            .Include(m => m.Event)
            .ToListAsync(ct);
        if (batch.Count == 0) return null;
        var alone = 0;
        batch = [.. batch.TakeWhile(m => IsPatient(m) || ++alone <= MostAlone)];
        return options.Claim ? await LeaseAsync(db, batch, leased, ct) : batch;
    }

    // Another process may have tried and postponed one of them since they were read.
    private async Task<List<OutboxMessage>> LeaseAsync(PlatformDbContext db, List<OutboxMessage> batch, DateTime leased,
        CancellationToken ct)
    {
        var ids = batch.ConvertAll(m => m.Id);
        var token = Guid.NewGuid();
        await Due(db.Outbox.Where(m => ids.Contains(m.Id)), UtcNow, leased).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.LockToken, token)
            .SetProperty(m => m.LockedUntil, leased + options.Lease), ct);
        return await db.Outbox.AsNoTracking().Where(m => m.LockToken == token)
            .OrderBy(m => m.DueAt).ThenBy(m => m.Id).Include(m => m.Event).ToListAsync(ct);
    }

    // What was not tried yet is due whatever the clock says. What waits
    // or is leased for longer than anything does was written down under a clock that ran ahead.
    private IQueryable<OutboxMessage> Due(IQueryable<OutboxMessage> outbox, DateTime now, DateTime leased)
    {
        var (tooLate, tooLong) = (now + LongestWait, leased + options.Lease + Skew);
        return outbox
            .Where(m => m.DeadLetteredAt == null && (m.Attempts == 0 || m.DueAt <= now || m.DueAt > tooLate))
            .Where(m => m.LockedUntil < leased || m.LockedUntil > tooLong);
    }
}

/// <summary>Delivers what is due right now until nothing is left.</summary>
public sealed class OutboxDrain(DeliveryLoop loop)
{
    public async Task RunAsync(CancellationToken ct = default)
    {
        while (await loop.DispatchBatchAsync(ct))
        {
        }
    }
}
