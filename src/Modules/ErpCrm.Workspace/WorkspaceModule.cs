using ErpCrm.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Workspace;

/// <summary>What every record can do, whatever module it is of: kept by kind and id of the record.</summary>
public static class WorkspaceModule
{
    public static IServiceCollection AddWorkspace(this IServiceCollection services)
    {
        services.AddModule<WorkspaceDbContext>("Workspace")
            .FollowsUsers();
        return services;
    }
}
