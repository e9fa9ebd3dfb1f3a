using ErpCrm.Contracts.Workspace;
using ErpCrm.Demo;
using ErpCrm.Platform;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Searching;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Panels;
using ErpCrm.Workspace.Checks;
using ErpCrm.Workspace.Comments;
using ErpCrm.Workspace.Demo;
using ErpCrm.Workspace.Files;
using ErpCrm.Workspace.Following;
using ErpCrm.Workspace.Recent;
using ErpCrm.Workspace.Search;
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
            .Permissions(WorkspacePermissions.All)
            .Checks<SearchCheck>();
        services.AddValidatorsFromAssemblyContaining<WorkspaceDbContext>(includeInternalTypes: true);
        AddFiles(services, module);
        AddTalk(services, module);
        AddSearch(services);
        AddRecent(services);
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

    private static void AddTalk(IServiceCollection services, ModuleBuilder<WorkspaceDbContext> module)
    {
        services.AddDemoActor<WorkspaceDemo>();
        module.Record<CommentRecord>().Checks<CommentCheck>()
            .Handles<CommentWritten, FollowWhenCommentWritten>("workspace.followers");
        services.AddScoped<TalkAccess>();
        services.AddScoped<TalkReader>();
        services.AddRecordPanel<TalkPanel>(RecordAbility.Talk, 20);
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
