using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Jobs;
using ErpCrm.Tests.Platform.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Platform.Jobs;

/// <summary>The clock runs ahead for a moment: what was planned or
/// written meanwhile does not wait for that time to come.</summary>
public sealed class ClockGlitchTests : IAsyncLifetime
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(400);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Counted _counted = new();
    private TwoModules _modules = null!;

    private DateTime Now => _modules.Time.GetUtcNow().UtcDateTime;

    public async Task InitializeAsync() => _modules = await TwoModules.StartAsync();

    public Task DisposeAsync() => _modules.DisposeAsync().AsTask();

    [Fact]
    public async Task Jobs_planned_or_leased_far_ahead_are_planned_anew()
    {
        await SetAsync(Now.AddDays(400), Now.AddDays(400));
        using var scheduler = Scheduler();
        await scheduler.StartAsync(default);
        await LookedAsync();
        var job = await JobAsync();
        Assert.True(job.NextRunAt < Now.AddMinutes(2));
        Assert.Equal(DateTime.UnixEpoch, job.LockedUntil);
        await scheduler.StopAsync(default);
    }

    [Fact]
    public async Task No_job_runs_while_the_clock_is_ahead_and_they_go_on_when_it_is_back()
    {
        await SetAsync(Now.AddHours(1), DateTime.UnixEpoch);
        using var scheduler = Scheduler();
        await scheduler.StartAsync(default);
        await LookedAsync();

        _modules.Time.Advance(Ahead);
        // A look that had begun before may still believe the clock.
        await LookedAsync();
        var before = _counted.Runs;
        await SetAsync(Now.AddMinutes(-1), DateTime.UnixEpoch);
        await LookedAsync();
        Assert.Equal(before, _counted.Runs);

        _modules.Time.Advance(-Ahead);
        await LookedAsync();
        Assert.True((await JobAsync()).NextRunAt < Now.AddMinutes(2));
        Drain(_counted.Ran);
        await SetAsync(Now.AddMinutes(-1), DateTime.UnixEpoch);
        Assert.True(await _counted.Ran.WaitAsync(Patience));
        await scheduler.StopAsync(default);
    }

    [Fact]
    public async Task Events_raised_or_postponed_while_the_clock_was_ahead_are_delivered_when_it_is_back()
    {
        _modules.Time.Advance(Ahead);
        var fresh = await _modules.OpenShopAsync(1);
        _modules.Trouble.BookingFails = sold => sold.ShopId != fresh;
        var failed = await _modules.OpenShopAsync(1);
        await _modules.InAsync<ShopDbContext, int>(db => db.Set<OutboxMessage>().Where(m => m.StreamId == fresh)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.LockedUntil, Now.AddMinutes(1))));
        await _modules.DrainAsync();
        Assert.Equal(1, (await _modules.WaitingAsync()).Max(m => m.Attempts));

        _modules.Time.Advance(-Ahead);
        _modules.Trouble.BookingFails = _ => false;
        await _modules.DrainAsync();
        Assert.Equal([1], await _modules.BookedAsync(fresh));
        Assert.Equal([1], await _modules.BookedAsync(failed));
        Assert.Empty(await _modules.WaitingAsync());
    }

    [Fact]
    public async Task Events_from_before_the_clock_was_set_back_are_delivered_at_once()
    {
        var shop = await _modules.OpenShopAsync(1);
        _modules.Time.Advance(-TimeSpan.FromMinutes(40));
        await _modules.DrainAsync();
        Assert.Equal([1], await _modules.BookedAsync(shop));
    }

    private JobScheduler Scheduler() => ActivatorUtilities.CreateInstance<JobScheduler>(
        _modules.Services,
        (IEnumerable<ScheduledJobDefinition>)[
            new ScheduledJobDefinition("counted", Cronos.CronExpression.Parse("* * * * *"), typeof(CountedJob))],
        new OneScope(_modules.Services, _counted),
        new HurriedTime());

    // A look opens one scope, and a job that runs some more: twelve are at least two looks from beginning to end.
    private async Task LookedAsync()
    {
        Drain(_counted.Opened);
        for (var i = 0; i < 12; i++) Assert.True(await _counted.Opened.WaitAsync(Patience));
    }

    private static void Drain(SemaphoreSlim signal)
    {
        while (signal.Wait(0))
        {
        }
    }

    private Task<ScheduledJob> JobAsync() => _modules.InAsync<PlatformDbContext, ScheduledJob>(
        db => db.Jobs.AsNoTracking().SingleAsync(j => j.Name == "counted"));

    private Task<int> SetAsync(DateTime next, DateTime locked) => _modules.InAsync<PlatformDbContext, int>(async db =>
    {
        await db.Jobs.ExecuteDeleteAsync();
        db.Add(new ScheduledJob { Name = "counted", NextRunAt = next, LockedUntil = locked, LockedBy = "another" });
        return await db.SaveChangesAsync();
    });

    private sealed class Counted
    {
        public int Runs { get; set; }

        /// <summary>Let go at each run.</summary>
        public SemaphoreSlim Ran { get; } = new(0);

        /// <summary>Let go whenever the scheduler opens a scope.</summary>
        public SemaphoreSlim Opened { get; } = new(0);
    }

    private sealed class CountedJob(Counted counted) : IScheduledJob
    {
        public Task RunAsync(CancellationToken ct)
        {
            counted.Runs++;
            counted.Ran.Release();
            return Task.CompletedTask;
        }
    }

    private sealed class OneScope(IServiceProvider services, Counted counted) : IServiceScopeFactory
    {
        public IServiceScope CreateScope()
        {
            counted.Opened.Release();
            return new Scope(services.CreateScope(), counted);
        }

        private sealed class Scope(IServiceScope inner, Counted counted)
            : IServiceScope, IServiceProvider, IAsyncDisposable
        {
            public IServiceProvider ServiceProvider => this;

            public object? GetService(Type type) =>
                type == typeof(CountedJob) ? new CountedJob(counted) : inner.ServiceProvider.GetService(type);

            public void Dispose() => inner.Dispose();

            public ValueTask DisposeAsync() => ((IAsyncDisposable)inner).DisposeAsync();
        }
    }
}
