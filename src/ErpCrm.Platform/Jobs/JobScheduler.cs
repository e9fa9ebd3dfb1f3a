using System.Diagnostics;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Platform.Jobs;

/// <summary>Runs each due job in exactly one process: the guarded update of the job's row decides which.</summary>
public sealed class JobScheduler(
    IServiceScopeFactory scopes,
    IEnumerable<ScheduledJobDefinition> definitions,
    IBusinessClock clock,
    DatabaseClock leases,
    TimeProvider time,
    ClockWatch clockWatch,
    ILogger<JobScheduler> log) : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly string Node = $"{Environment.MachineName}:{Environment.ProcessId}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!definitions.Any()) return;
        using var timer = new PeriodicTimer(PollInterval, time);
        var registered = false;
        try
        {
            do
            {
                try
                {
                    if (!registered) await UsingDbAsync(db => RegisterAsync(db, stoppingToken));
                    registered = true;
                    // Side by side: one that waits for another server holds up no other.
                    var due = await DueAsync(stoppingToken);
                    await Task.WhenAll(due.Select(job => RunIfWonAsync(job, stoppingToken)));
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    log.LogError(e, "Scheduled jobs cannot be read; next try in {Interval}", PollInterval);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task RegisterAsync(PlatformDbContext db, CancellationToken ct)
    {
        foreach (var job in definitions)
        {
            if (await db.Jobs.AnyAsync(j => j.Name == job.Name, ct)) continue;
            db.Add(new ScheduledJob { Name = job.Name, NextRunAt = job.NextAfter(clock.UtcNow, clock.TimeZone) });
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                db.ChangeTracker.Clear(); // another process was faster
            }
        }
    }

    private async Task<List<ScheduledJobDefinition>> DueAsync(CancellationToken ct)
    {
        List<ScheduledJobDefinition> due = [];
        await UsingDbAsync(async db =>
        {
            var states = await db.Jobs.AsNoTracking().ToDictionaryAsync(j => j.Name, ct);
            if (!clockWatch.Observe(states.Values.Max(j => j.LastRunAt), await leases.TryUtcNowAsync(db, ct))) return;
            var (now, leased) = (clock.UtcNow, await leases.UtcNowAsync(db, ct));
            foreach (var job in definitions.Where(d => states.ContainsKey(d.Name)))
            {
                var state = states[job.Name];
                await MendAsync(db, job, state, now, leased, ct);
                if (state.NextRunAt <= now && state.LockedUntil < leased) due.Add(job);
            }
        });
        return due;
    }

    // What was planned or leased under a clock that ran ahead would wait for that time to come.
    private async Task MendAsync(PlatformDbContext db, ScheduledJobDefinition job, ScheduledJob state, DateTime now,
        DateTime leased, CancellationToken ct)
    {
        var next = job.NextAfter(now, clock.TimeZone);
        var isPlannedTooLate = state.NextRunAt - Skew > next;
        if (!isPlannedTooLate && state.LockedUntil <= leased + Lease + Skew) return;
        var (planned, locked) = (state.NextRunAt, state.LockedUntil);
        if (isPlannedTooLate) state.NextRunAt = next;
        if (locked > leased + Lease + Skew) state.LockedUntil = DateTime.UnixEpoch;
        log.LogWarning("Job {Job} was planned for {Planned:u}; it runs at {Next:u}", job.Name, planned,
            state.NextRunAt);
        await db.Jobs.Where(j => j.Name == job.Name && j.NextRunAt == planned && j.LockedUntil == locked)
            .ExecuteUpdateAsync(set => set
                .SetProperty(j => j.NextRunAt, state.NextRunAt)
                .SetProperty(j => j.LockedUntil, state.LockedUntil), ct);
    }

    private async Task RunIfWonAsync(ScheduledJobDefinition job, CancellationToken ct)
    {
        if (!await ExtendLeaseAsync(job, takeOver: true, ct)) return;
        using var running = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var heartbeat = KeepLeaseAsync(job, running);
        var took = Stopwatch.StartNew();
        Exception? error = null;
        try
        {
            using var cause = new EventCause(null, CauseKind.Rule, job.Name).Begin();
            await using var scope = scopes.CreateAsyncScope();
            await ((IScheduledJob)scope.ServiceProvider.GetRequiredService(job.JobType)).RunAsync(running.Token);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            error = e;
            log.LogError(e, "Job {Job} failed", job.Name);
        }

        await running.CancelAsync();
        await heartbeat;
        await UsingDbAsync(db => FinishAsync(db, job, took.ElapsedMilliseconds, error, ct));
    }

    private async Task FinishAsync(PlatformDbContext db, ScheduledJobDefinition job, long duration, Exception? error,
        CancellationToken ct)
    {
        var state = await db.Jobs.SingleAsync(j => j.Name == job.Name, ct);
        if (state.LockedBy != Node) return;
        var now = clock.UtcNow;
        state.LastRunAt = now;
        state.LastDurationMs = duration;
        state.LastError = error?.Message is { Length: > 4000 } text ? text[..4000] : error?.Message;
        state.FailedAttempts = error is null ? 0 : state.FailedAttempts + 1;
        var next = job.NextAfter(now, clock.TimeZone);
        var retry = now.AddSeconds(30 * Math.Pow(2, Math.Min(state.FailedAttempts, 7)));
        state.NextRunAt = error is not null && retry < next ? retry : next;
        state.LockedUntil = DateTime.UnixEpoch;
        await db.SaveChangesAsync(ct);
    }

    private async Task KeepLeaseAsync(ScheduledJobDefinition job, CancellationTokenSource running)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Lease / 3, time, running.Token);
                if (!await ExtendLeaseAsync(job, takeOver: false, running.Token)) await running.CancelAsync();
            }
        }
        catch (OperationCanceledException) when (running.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            // Without its lease another process may begin the same job: this run ends, and is written down as failed.
            log.LogError(e, "The lease of job {Job} cannot be kept", job.Name);
            await running.CancelAsync();
        }
    }

    private async Task<bool> ExtendLeaseAsync(ScheduledJobDefinition job, bool takeOver, CancellationToken ct)
    {
        var now = clock.UtcNow;
        var rows = 0;
        await UsingDbAsync(async db =>
        {
            var leased = await leases.UtcNowAsync(db, ct);
            rows = await db.Jobs
                .Where(j => j.Name == job.Name
                    && (takeOver ? j.NextRunAt <= now && j.LockedUntil < leased : j.LockedBy == Node))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(j => j.LockedBy, Node).SetProperty(j => j.LockedUntil, leased + Lease), ct);
        });
        return rows == 1;
    }

    private async Task UsingDbAsync(Func<PlatformDbContext, Task> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<PlatformDbContext>());
    }
}
