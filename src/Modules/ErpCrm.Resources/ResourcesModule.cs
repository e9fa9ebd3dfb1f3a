using ErpCrm.SharedKernel;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Resources;

/// <summary>People, their rates and hours, and who is booked on what.</summary>
public static class ResourcesModule
{
    public static IServiceCollection AddResources(this IServiceCollection services)
    {
        services.AddModule<ResourcesDbContext>("Resources")
            .FollowsUsers();
        return services;
    }
}
