using ErpCrm.SharedKernel.Events;
using ErpCrm.SharedKernel.Security;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace ErpCrm.Web.Hosting;

internal static class Endpoints
{
    public static void MapEndpoints(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.MapGet("/live", ListenAsync).WithMetadata(new SignedInAttribute());
        app.MapControllers().WithStaticAssets();
    }

    /// <summary>Server-sent events: the name of what happened, no data; open pages fetch what they may see.</summary>
    private static async Task ListenAsync(HttpContext context, LiveFeed live, IHostApplicationLifetime lifetime)
    {
        // An open stream must not hold up the end of the server.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var ct = ending.Token;
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache";
        await context.Response.WriteAsync("retry: 5000\n\n", ct);
        await context.Response.Body.FlushAsync(ct);
        try
        {
            await foreach (var name in live.ListenAsync(ct))
            {
                await context.Response.WriteAsync($"data: {name}\n\n", ct);
                await context.Response.Body.FlushAsync(ct);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <summary>Says where to go, in one line, once the server listens.</summary>
    public static void AnnounceAddress(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
        app.Logger.LogInformation("ErpCrm is at {Address}", string.Join(", ", app.Urls)));
}
