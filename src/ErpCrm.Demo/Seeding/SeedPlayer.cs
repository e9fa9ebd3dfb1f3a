using System.Diagnostics;
using ErpCrm.Platform;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Feeding;
using ErpCrm.Platform.Searching;
using ErpCrm.SharedKernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Demo.Seeding;

/// <summary>Makes a company week by week: every module's seeder in
/// its turn, the events delivered before the next one's.</summary>
internal sealed class SeedPlayer(IServiceProvider services, BulkDelivery delivery, TimeProvider clock,
    ILogger<SeedPlayer> log)
{
    private const int WeeksPerLine = 13;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Dictionary<string, TimeSpan> _spent = [];

    /// <summary>Fills the database, which must be empty.</summary>
    /// <param name="today">The last day that is made.</param>
    public async Task<SeedWorld> PlayAsync(SeedSize size, DateOnly today, CancellationToken ct)
    {
        var time = (AdjustableTime)clock;
        time.Reset();
        var world = new SeedWorld(size, today, time.GetUtcNow().UtcDateTime, time.SetUtc);
        log.LogInformation("{Size}, from {First:yyyy-MM-dd} to {Today:yyyy-MM-dd}", size, world.FirstDay, world.Today);

        await using var scope = services.CreateAsyncScope();
        var seeders = scope.ServiceProvider.GetServices<ISeeder>().OrderBy(s => s.Order).ToList();
        // What happened is not kept: there would be more of it than of everything else.
        await LogMark.SetAsync(scope.ServiceProvider.GetRequiredService<PlatformDbContext>(),
            time.GetUtcNow().UtcDateTime, ct);
        using (new EventCause(EventOrigin.Seed).Begin())
        using (delivery.Begin())
            await PlayAsync(world, time, seeders, ct);

        var found = await services.GetRequiredService<IFillSearch>().RebuildAsync(ct);
        log.LogInformation("{Records} records are found by the search, {Seconds:0} s", found,
            _watch.Elapsed.TotalSeconds);
        return world;
    }

    private async Task PlayAsync(SeedWorld world, AdjustableTime time, List<ISeeder> seeders, CancellationToken ct)
    {
        try
        {
            world.At(world.FirstDay, 8);
            foreach (var seeder in seeders) await TurnAsync(seeder, () => seeder.BeginAsync(world, ct), ct);
            for (var number = 0; number < world.Weeks; number++)
                await PlayWeekAsync(world, world.Week(number), seeders, ct);
            foreach (var seeder in seeders) await TurnAsync(seeder, () => seeder.EndAsync(world, ct), ct);
        }
        finally
        {
            time.Reset();
        }

        log.LogInformation("The company is ready after {Seconds:0} s: {Spent}", _watch.Elapsed.TotalSeconds,
            string.Join(", ", _spent.Select(s => $"{s.Key} {s.Value.TotalSeconds:0} s")));
    }

    private async Task PlayWeekAsync(SeedWorld world, SeedWeek week, List<ISeeder> seeders, CancellationToken ct)
    {
        world.At(week.LastDay, 21);
        foreach (var seeder in seeders) await TurnAsync(seeder, () => seeder.PlayAsync(world, week, ct), ct);
        if (week.Number % WeeksPerLine != WeeksPerLine - 1) return;
        log.LogInformation("{Done} of {Weeks} weeks, {Seconds:0} s, {Memory} MB", week.Number + 1, world.Weeks,
            _watch.Elapsed.TotalSeconds, Environment.WorkingSet / 1024 / 1024);
    }

    private async Task TurnAsync(ISeeder seeder, Func<Task> turn, CancellationToken ct)
    {
        var start = _watch.Elapsed;
        await turn();
        var made = _watch.Elapsed;
        await delivery.DeliverAsync(ct);
        Spend(seeder.GetType().Name, made - start);
        Spend("events", _watch.Elapsed - made);
    }

    private void Spend(string what, TimeSpan time) => _spent[what] = _spent.GetValueOrDefault(what) + time;
}
