using ErpCrm.Web.Api;
using ErpCrm.Web.Live;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace ErpCrm.Web.Hosting;

internal static class Endpoints
{
    public static void MapEndpoints(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.MapLive();
        app.MapControllers().WithStaticAssets();
        app.MapApi();
    }

    /// <summary>Says where to go, in one line, once the server listens.</summary>
    public static void AnnounceAddress(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
        app.Logger.LogInformation("ErpCrm is at {Address}", string.Join(", ", app.Urls)));
}
