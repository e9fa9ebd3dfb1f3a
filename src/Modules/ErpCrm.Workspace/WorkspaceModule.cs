using ErpCrm.Platform;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Searching;
using ErpCrm.Workspace.Recent;
using ErpCrm.Workspace.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Workspace;

/// <summary>What every record can do, whatever module it is of: kept by kind and id of the record.</summary>
public static class WorkspaceModule
{
    public static IServiceCollection AddWorkspace(this IServiceCollection services)
    {
        services.AddModule<WorkspaceDbContext>("Workspace")
            .FollowsUsers()
            .Checks<SearchCheck>();
        AddSearch(services);
        AddRecent(services);
        return services;
    }

    private static void AddSearch(IServiceCollection services)
    {
        services.AddSingleton<SearchNumbers>();
        services.AddSingleton<SearchFiller>();
        services.AddSingleton<SearchQueue>();
        services.AddSingleton<SearchKeeper>();
        services.AddSingleton<IFillSearch>(provider => provider.GetRequiredService<SearchKeeper>());
        services.AddScoped<IFindRecords, RecordFinder>();
        services.AddHostedService<SearchLoop>();
    }

    private static void AddRecent(IServiceCollection services)
    {
        services.AddSingleton<OpenedRecords>();
        services.AddScoped<IOpenedRecords, OpenedByMe>();
        services.AddHostedService<RecentLoop>();
    }
}
