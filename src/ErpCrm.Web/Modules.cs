using ErpCrm.Crm;
using ErpCrm.Finance;
using ErpCrm.Identity;
using ErpCrm.Insights;
using ErpCrm.Platform;
using ErpCrm.Projects;
using ErpCrm.Resources;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Text;
using ErpCrm.Web.Administration;
using ErpCrm.Workspace;

namespace ErpCrm.Web;

/// <summary>Composition: what the application consists of.</summary>
internal static class Modules
{
    /// <summary>The modules of the application, listed once.</summary>
    public static IServiceCollection AddModules(this IServiceCollection services) => services
        .AddPlatform()
        .AddIdentityModule()
        .AddCrm()
        .AddProjects()
        .AddResources()
        .AddFinance()
        .AddInsights()
        .AddWorkspace()
        .AddAdministration()
        .AddNavigation(new NavItem(NavGroup.Top, "home", typeof(SharedText), "Home", "/", "house", null, 0, 'H'));
}
