using ErpCrm.Demo;
using ErpCrm.Platform;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Panels;
using ErpCrm.Workspace.Demo;
using ErpCrm.Workspace.Files;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Workspace;

/// <summary>What every record can do, whatever module it is of: kept by kind and id of the record.</summary>
public static class WorkspaceModule
{
    public static IServiceCollection AddWorkspace(this IServiceCollection services)
    {
        var module = services.AddModule<WorkspaceDbContext>("Workspace")
            .FollowsUsers()
            .Permissions(WorkspacePermissions.All);
        AddFiles(services, module);
        services.AddValidatorsFromAssemblyContaining<WorkspaceDbContext>(includeInternalTypes: true);
        return services;
    }

    private static void AddFiles(IServiceCollection services, ModuleBuilder<WorkspaceDbContext> module)
    {
        module.HoldsFiles<AttachedFiles>().Record<FileRulesRecord>();
        services.AddScoped<RecordFiles>();
        services.AddDemoActor<FilesDemo>();
        services.AddRecordPanel<FilesPanel>(RecordAbility.Files, 10);
        services.AddNavigation(NavItem.Of<FileRulesRecord>(NavGroup.Settings, "file-rules", 45));
    }
}
