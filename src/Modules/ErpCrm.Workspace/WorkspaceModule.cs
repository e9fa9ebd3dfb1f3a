using ErpCrm.Contracts;
using ErpCrm.Contracts.Workspace;
using ErpCrm.Demo;
using ErpCrm.Platform;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Searching;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Notices;
using ErpCrm.Ui.Panels;
using ErpCrm.Ui.Search;
using ErpCrm.Workspace.Checks;
using ErpCrm.Workspace.Comments;
using ErpCrm.Workspace.Demo;
using ErpCrm.Workspace.Files;
using ErpCrm.Workspace.Following;
using ErpCrm.Workspace.Notifications;
using ErpCrm.Workspace.Recent;
using ErpCrm.Workspace.Search;
using ErpCrm.Workspace.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
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
        services.AddValidatorsFromAssemblyContaining<WorkspaceDbContext>(includeInternalTypes: true);
        AddFiles(services, module);
        AddTalk(services, module);
        AddSearch(services, module);
        AddRecent(services);
        AddNotifications(services, module);
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

    private static void AddSearch(IServiceCollection services, ModuleBuilder<WorkspaceDbContext> module)
    {
        module.Checks<SearchCheck>().Job<SettleSearch>("workspace.settle-search", "40 3 * * *");
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

    private static void AddNotifications(IServiceCollection services, ModuleBuilder<WorkspaceDbContext> module)
    {
        var told = typeof(INotifies).Assembly.GetExportedTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(INotifies)));
        module.Listens("workspace.notifications", it => it.HandlesAll(told, typeof(KeepNotices<>)))
            .Job<MailNotifications>("workspace.mail-notifications", "* * * * *")
            .Job<RemoveOldNotifications>("workspace.remove-old-notifications", "20 3 * * *");
        services.AddSingleton(provider => NotificationRetention.Of(provider.GetService<IConfiguration>()));
        services.AddNoticeWords<WorkspaceNotices>().AddSingleton<NoticeWording>();
        services.AddScoped<NotificationBook>().AddScoped<NotificationReading>().AddScoped<UnreadCount>();
        services.AddScoped<NotificationLetter>();
        services.AddScoped<TellReaders>().AddScoped<IInterceptor>(it => it.GetRequiredService<TellReaders>());
        services.AddPanel<BellPanel>(PanelSlots.Bell, 10, null);
        services.AddPanel<AccountPanel>(PanelSlots.Account, 10, null);
        services.AddPaletteCommands(
            new PaletteCommand(typeof(WorkspaceText), "Notifications", "/workspace/notifications", "bell", null),
            new PaletteCommand(typeof(WorkspaceText), "What I am told", "/workspace/notifications/choices",
                "settings-2", null));
        services.AddDemoActor<NotificationsDemo>();
    }
}
