using System.Diagnostics;
using ErpCrm.Platform;
using ErpCrm.Platform.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Demo;

/// <summary>
/// Plays a year of the demo company through the domain itself: every
/// day each module's actor does its part, then the events are delivered. The same day gives the same company.
/// </summary>
internal sealed class DemoPlayer(IServiceScopeFactory scopes, AdjustableTime time, OutboxDrain outbox,
    ILogger<DemoPlayer> log) : IDemoPlayer
{
    public const int Days = 364;
    private static readonly TimeSpan Bishkek = TimeSpan.FromHours(6);

    private volatile DemoProgress? _progress;

    public DemoProgress? Progress => _progress;

    public async Task PlayAsync(CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        using var cause = new EventCause(EventOrigin.Demo).Begin();
        time.Reset();
        var now = time.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(now + Bishkek);
        var world = new DemoWorld(today.AddDays(-Days), today, now, time.SetUtc);
        try
        {
            world.At(world.FirstDay, 8);
            await EachActorAsync(actor => actor.BeginAsync(world, ct));
            await outbox.RunAsync(ct);
            for (var day = world.FirstDay; day <= today; day = day.AddDays(1))
            {
                if (day.Day == 1) log.LogInformation("Playing {Month:yyyy-MM}", day);
                world.At(day, 9);
                await EachActorAsync(actor => actor.PlayAsync(world, day, ct));
                await outbox.RunAsync(ct);
                _progress = new DemoProgress(day.DayNumber - world.FirstDay.DayNumber + 1, Days + 1, watch.Elapsed);
            }
        }
        finally
        {
            time.Reset();
        }

        log.LogInformation("The demo company is ready after {Seconds:0} s", watch.Elapsed.TotalSeconds);
    }

    private async Task EachActorAsync(Func<IDemoActor, Task> play)
    {
        await using var cast = scopes.CreateAsyncScope();
        var order = cast.ServiceProvider.GetServices<IDemoActor>().OrderBy(actor => actor.Order)
            .Select(actor => actor.GetType())
            .ToList();
        foreach (var type in order)
        {
            await using var scope = scopes.CreateAsyncScope();
            await play(scope.ServiceProvider.GetServices<IDemoActor>().Single(actor => actor.GetType() == type));
        }
    }
}
