using ErpCrm.Identity.Company;
using ErpCrm.Identity.Users;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Company;
using ErpCrm.SharedKernel.Security;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Identity;

/// <summary>Users, roles, teams, sign-in and the company's profile.</summary>
public static class IdentityModule
{
    public static IServiceCollection AddIdentityModule(this IServiceCollection services)
    {
        services.AddModule<IdentityModuleDbContext>("Identity");
        services.AddSingleton<ICompanyProfile, CompanyProfileStore>();
        services.AddScoped<ICurrentUser, CurrentUser>();
        services.AddAuthentication("Identity.Application").AddCookie("Identity.Application");
        return services;
    }
}
