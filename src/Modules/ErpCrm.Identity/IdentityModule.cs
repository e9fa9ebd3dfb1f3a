using ErpCrm.SharedKernel;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Identity;

/// <summary>Users, roles, teams, sign-in and the company's profile.</summary>
public static class IdentityModule
{
    public static IServiceCollection AddIdentityModule(this IServiceCollection services)
    {
        services.AddModule<IdentityModuleDbContext>("Identity");
        return services;
    }
}
