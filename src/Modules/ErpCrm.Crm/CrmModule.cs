using ErpCrm.SharedKernel;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Crm;

/// <summary>Leads, companies, contacts, deals and the history of talking to clients.</summary>
public static class CrmModule
{
    public static IServiceCollection AddCrm(this IServiceCollection services)
    {
        services.AddModule<CrmDbContext>("Crm")
            .FollowsUsers()
            .FollowsExchangeRates();
        return services;
    }
}
