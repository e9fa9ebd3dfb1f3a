using ErpCrm.Platform.Security;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Navigation;
using ErpCrm.Web.Text;

namespace ErpCrm.Web.Administration;

/// <summary>Pages about the whole application: its history, its events, its scheduled work.</summary>
internal static class AdministrationServices
{
    public const string ViewAudit = "identity.audit.view";
    public const string ManageEvents = "platform.events.manage";

    public static IServiceCollection AddAdministration(this IServiceCollection services)
    {
        services.AddSingleton(new Permission(ViewAudit, Scoped: false).For(Scope.All, BuiltInRoles.Administrator));
        services.AddSingleton(new Permission(ManageEvents, Scoped: false).For(Scope.All, BuiltInRoles.Administrator));
        services.AddScoped<HistoryReader>();
        services.AddScoped<RecordNames>();
        services.AddAttention<AttentionToEvents>();
        services.AddAttention<AttentionToClock>();
        return services.AddNavigation(
            new NavItem(NavGroup.Foot, "settings", typeof(WebText), "Settings", "/settings", "settings", null, 90, 'S'),
            new NavItem(NavGroup.Settings, "audit", typeof(WebText), "History", "/admin/audit", "history", ViewAudit,
                80),
            new NavItem(NavGroup.Settings, "events", typeof(WebText), "Events", "/admin/events", "activity",
                ManageEvents, 85),
            new NavItem(NavGroup.Settings, "jobs", typeof(WebText), "Scheduled work", "/admin/jobs", "clock",
                ManageEvents, 90));
    }
}
