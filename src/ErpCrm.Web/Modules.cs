using ErpCrm.Crm;
using ErpCrm.Finance;
using ErpCrm.Identity;
using ErpCrm.Insights;
using ErpCrm.Projects;
using ErpCrm.Resources;
using ErpCrm.SharedKernel;

namespace ErpCrm.Web;

internal static class Modules
{
    /// <summary>The modules of the application, listed once.</summary>
    public static IServiceCollection AddModules(this IServiceCollection services) => services
        .AddSharedKernel()
        .AddIdentityModule()
        .AddCrm()
        .AddProjects()
        .AddResources()
        .AddFinance()
        .AddInsights();
}
