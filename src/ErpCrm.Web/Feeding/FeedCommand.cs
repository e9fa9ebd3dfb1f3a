using System.Diagnostics;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Feeding;
using ErpCrm.Web.Hosting;

namespace ErpCrm.Web.Feeding;

/// <summary>
/// <c>feed insights.engagements</c>: makes what a listener keeps
/// again, from everything that happened; for one that was repaired. Without a name it
/// says which ones there are. A listener that was never seen before is fed at the start.
/// </summary>
internal static class FeedCommand
{
    /// <returns>Exit code: 0 when the listener was fed, 1 when it was not.</returns>
    public static async Task<int> FeedAsync(this WebApplication app, Command command, TextWriter output,
        CancellationToken ct)
    {
        var listeners = app.Services.GetRequiredService<Listeners>();
        if (command.Listener is not { } name)
        {
            await output.WriteLineAsync("feed <listener>, one of:");
            foreach (var fed in listeners.All.Where(l => l.IsFed).OrderBy(l => l.Name, StringComparer.Ordinal))
                await output.WriteLineAsync($"  {fed.Name}");
            return 1;
        }

        await app.Services.PrepareAsync(ct);
        var watch = Stopwatch.StartNew();
        var why = await app.Services.GetRequiredService<ListenerFeeder>().FeedAsync(name, ct);
        await output.WriteLineAsync(why ?? $"{name} was fed ({watch.Elapsed.TotalSeconds:0.0} s).");
        return why is null ? 0 : 1;
    }

    /// <summary>Lets listeners that are new learn what happened
    /// before them, and finishes what a crash broke off.</summary>
    public static async Task FeedNewListenersAsync(this WebApplication app)
    {
        await app.Services.GetRequiredService<ICompanyProfile>().RefreshAsync(CancellationToken.None);
        await app.Services.GetRequiredService<ListenerFeeder>().FeedNewAsync(CancellationToken.None);
    }
}
