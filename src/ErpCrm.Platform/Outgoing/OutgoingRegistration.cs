using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ErpCrm.Platform.Outgoing;

public static class OutgoingRegistration
{
    /// <summary>Requests to servers whose addresses people typed.</summary>
    public static IServiceCollection AddOutgoing(this IServiceCollection services)
    {
        services.AddOptions<OutgoingSettings>().BindConfiguration("Outgoing")
            .Validate(settings => settings.IsSound,
                "Outgoing:PrivateNetworks are networks as 192.168.1.0/24, Outgoing:Seconds is 1 to 30.")
            .ValidateOnStart();
        services.TryAddSingleton<INameResolver, SystemNames>();
        services.TryAddSingleton<AddressGuard>();
        services.TryAddSingleton<GuardedClient>();
        return services;
    }
}
