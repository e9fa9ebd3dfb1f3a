using ErpCrm.Contracts;
using ErpCrm.Demo;
using ErpCrm.Platform;
using ErpCrm.Ui.Notices;
using ErpCrm.Ui.Panels;
using ErpCrm.Ui.Search;
using ErpCrm.Workspace.Notifications;
using ErpCrm.Workspace.Text;
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
            .FollowsUsers();
        AddNotifications(services, module);
        return services;
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
