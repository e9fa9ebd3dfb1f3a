namespace ErpCrm.Web.Hosting;

internal static class Starting
{
    /// <summary>What runs before the application serves, for a command that serves
    /// nothing: roles are complete and the company's profile is known.</summary>
    public static async Task PrepareAsync(this IServiceProvider services, CancellationToken ct)
    {
        foreach (var service in services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await service.StartingAsync(ct);
    }
}
