using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Security;
using ErpCrm.Web.Hosting;

namespace ErpCrm.Web.Live;

/// <summary>
/// Server-sent events: the names of what happened, no data; open
/// pages fetch what they may see. A stream lasts as long as its session: it ends
/// within seconds after somebody signed out, also elsewhere, or was disabled.
/// </summary>
internal static class LiveStream
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(3);

    public static void MapLive(this IEndpointRouteBuilder app) =>
        app.MapGet("/live", ListenAsync).WithMetadata(new SignedInAttribute());

    private static async Task ListenAsync(HttpContext context, LiveFeed live, ICurrentUser me, ISessionWatch sessions,
        IHostApplicationLifetime lifetime)
    {
        // An open stream must not hold up the end of the server.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted,
            lifetime.ApplicationStopping);
        var ct = ending.Token;
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache";
        if (context.IsHead()) return;
        var watch = Task.CompletedTask;
        try
        {
            // Listens before it says that it does.
            using var listener = live.Listen(me.Id, SinceOf(context.Request));
            await WriteAsync(context, $"id: {listener.Begin}\nretry: 5000\n\n", ct);
            watch = EndWithSessionAsync(context, sessions, ending);
            await foreach (var (name, position) in listener.Names.ReadAllAsync(ct))
            {
                if (me.HeardAs(name) is { } told)
                    await WriteAsync(context, $"id: {position}\ndata: {told}\n\n", ct);
            }
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            await ending.CancelAsync();
            await watch;
        }
    }

    // A stream that broke off goes on where it was; the first one of a page begins where the page was made.
    private static string? SinceOf(HttpRequest request) =>
        request.Headers["Last-Event-ID"].FirstOrDefault() ?? request.Query["since"].FirstOrDefault();

    private static async Task EndWithSessionAsync(HttpContext context, ISessionWatch sessions,
        CancellationTokenSource ending)
    {
        using var timer = new PeriodicTimer(AskEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(ending.Token)
                && await sessions.IsStillSignedInAsync(context, ending.Token))
            {
            }
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            // Also when nobody can tell: the page comes back and is asked who it is.
            await ending.CancelAsync();
        }
    }

    private static async Task WriteAsync(HttpContext context, string text, CancellationToken ct)
    {
        await context.Response.WriteAsync(text, ct);
        await context.Response.Body.FlushAsync(ct);
    }
}
