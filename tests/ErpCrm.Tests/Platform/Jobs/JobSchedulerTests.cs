using System.Data.Common;
using ErpCrm.Data.Sqlite;
using ErpCrm.Platform;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Jobs;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using DatabaseClock = ErpCrm.Platform.Data.DatabaseClock;
using IDatabase = ErpCrm.Platform.Data.IDatabase;

namespace ErpCrm.Tests.Platform.Jobs;

public sealed class JobSchedulerTests : IAsyncLifetime
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"erpcrm-jobs-{Guid.NewGuid():N}.db");
    private readonly Work _work = new();
    private ServiceProvider _services = null!;

    public async Task InitializeAsync()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new HurriedTime());
        services.AddSingleton<IDatabase>(new FailingDatabase(new SqliteDatabase(_file, "OFF"), _work));
        services.AddSingleton<ICompanyProfile, NoCompany>();
        services.AddSingleton<IBusinessClock, BusinessClock>();
        services.AddSingleton(_work);
        services.AddSingleton<ClockWatch>();
        services.AddSingleton<DatabaseClock>();
        services.AddDbContext<PlatformDbContext>((provider, options) => provider.GetRequiredService<IDatabase>()
            .Configure(options, PlatformDbContext.Module));
        foreach (var (name, type) in new[] { ("slow", typeof(SlowJob)), ("quick", typeof(QuickJob)) })
            Add(services, name, type);
        _services = services.BuildServiceProvider();
        await UsingAsync(async db =>
        {
            await _services.GetRequiredService<IDatabase>().MigrateAsync(db, default);
            foreach (var name in new[] { "slow", "quick" })
                db.Add(new ScheduledJob { Name = name, NextRunAt = DateTime.UnixEpoch });
            await db.SaveChangesAsync();
            return 0;
        });
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(_file) + "*")) File.Delete(file);
    }

    [Fact]
    public async Task A_job_whose_lease_cannot_be_kept_is_ended_and_written_down_as_failed()
    {
        _work.OnSlow = async ct =>
        {
            _work.LeaseFails = true;
            await Task.Delay(Timeout.Infinite, ct);
        };
        using var scheduler = Scheduler();
        await scheduler.StartAsync(default);
        var slow = await EventuallyAsync("slow", job => job.LastRunAt is not null);
        await scheduler.StopAsync(default);

        Assert.NotNull(slow.LastError);
        Assert.Equal((1, 1), (slow.FailedAttempts, _work.SlowRuns));
        Assert.Equal(DateTime.UnixEpoch, slow.LockedUntil);
    }

    [Fact]
    public async Task A_job_that_takes_long_holds_up_no_other()
    {
        var finish = new TaskCompletionSource();
        _work.OnSlow = _ => finish.Task;
        using var scheduler = Scheduler();
        await scheduler.StartAsync(default);
        Assert.Null((await EventuallyAsync("quick", job => job.LastRunAt is not null)).LastError);
        Assert.Null((await JobAsync("slow")).LastRunAt);
        finish.SetResult();
        await EventuallyAsync("slow", job => job.LastRunAt is not null);
        await scheduler.StopAsync(default);
    }

    private static void Add(ServiceCollection services, string name, Type type)
    {
        services.AddScoped(type);
        services.AddSingleton(new ScheduledJobDefinition(name, Cronos.CronExpression.Parse("0 0 1 1 *"), type));
    }

    private JobScheduler Scheduler() => ActivatorUtilities.CreateInstance<JobScheduler>(_services);

    private Task<ScheduledJob> JobAsync(string name) =>
        UsingAsync(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Name == name));

    private async Task<ScheduledJob> EventuallyAsync(string name, Func<ScheduledJob, bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (true)
        {
            if (await JobAsync(name) is var job && isSo(job)) return job;
            await _work.Saved.WaitAsync(patience.Token);
        }
    }

    private async Task<T> UsingAsync<T>(Func<PlatformDbContext, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PlatformDbContext>());
    }

    private sealed class Work
    {
        public Func<CancellationToken, Task> OnSlow { get; set; } = _ => Task.CompletedTask;

        public int SlowRuns { get; set; }

        public bool LeaseFails { get; set; }

        /// <summary>Let go each time the scheduler wrote down how a job went.</summary>
        public SemaphoreSlim Saved { get; } = new(0);
    }

    private sealed class SlowJob(Work work) : IScheduledJob
    {
        public Task RunAsync(CancellationToken ct)
        {
            work.SlowRuns++;
            return work.OnSlow(ct);
        }
    }

    private sealed class QuickJob : IScheduledJob
    {
        public Task RunAsync(CancellationToken ct) => Task.CompletedTask;
    }

    private sealed class FailingDatabase(IDatabase real, Work work) : IDatabase
    {
        public bool IsShared => real.IsShared;

        public void Configure(DbContextOptionsBuilder options, string module)
        {
            real.Configure(options, module);
            options.AddInterceptors(new FailingLease(work), new SavedSignal(work));
        }

        public Task MigrateAsync(DbContext context, CancellationToken ct) => real.MigrateAsync(context, ct);
    }

    private sealed class FailingLease(Work work) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
            CancellationToken cancellationToken = default) =>
            work.LeaseFails && command.CommandText.Contains("\"LockedBy\" = ", StringComparison.Ordinal)
                && !command.CommandText.Contains("NextRunAt", StringComparison.Ordinal)
                ? throw new InvalidOperationException("The database does not answer.")
                : ValueTask.FromResult(result);
    }

    private sealed class SavedSignal(Work work) : SaveChangesInterceptor
    {
        public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result,
            CancellationToken cancellationToken = default)
        {
            work.Saved.Release();
            return ValueTask.FromResult(result);
        }
    }

    private sealed class NoCompany : ICompanyProfile
    {
        public CompanyProfile Current { get; } = new();

        public bool IsSetUp => true;
    }
}
