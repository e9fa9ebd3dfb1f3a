using ErpCrm.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Demo;

/// <summary>Plays the demo company on a test's own application, as
/// the product does, for as many days as the test needs.</summary>
internal static class DemoPlay
{
    /// <summary>Ends on the application's today; its clock stands where it stood.</summary>
    public static async Task PlayAsync(TestApp app, int days)
    {
        var now = app.Time.GetUtcNow().UtcDateTime;
        var world = new DemoWorld(
            app.Today.AddDays(-days), app.Today, now, app.Time.SetUtc);
        world.At(world.FirstDay, 8);
        await EachActorAsync(app, actor => actor.BeginAsync(world, CancellationToken.None));
        await app.DrainAsync();
        for (var day = world.FirstDay; day <= world.Today; day = day.AddDays(1))
        {
            world.At(day, 9);
            await EachActorAsync(app, actor => actor.PlayAsync(world, day, CancellationToken.None));
            await app.DrainAsync();
        }

        app.Time.SetUtc(now);
    }

    private static async Task EachActorAsync(TestApp app, Func<IDemoActor, Task> play)
    {
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var type in scope.ServiceProvider.GetServices<IDemoActor>().OrderBy(actor => actor.Order)
            .Select(actor => actor.GetType())
            .ToList())
        {
            await using var own = app.Services.CreateAsyncScope();
            await play(own.ServiceProvider.GetServices<IDemoActor>().Single(actor => actor.GetType() == type));
        }
    }
}
