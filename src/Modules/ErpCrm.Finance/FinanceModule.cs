using ErpCrm.SharedKernel;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance;

/// <summary>Customers, invoices, payments, expenses and cash.</summary>
public static class FinanceModule
{
    public static IServiceCollection AddFinance(this IServiceCollection services)
    {
        services.AddModule<FinanceDbContext>("Finance")
            .FollowsUsers()
            .Permissions(FinancePermissions.All);
        return services;
    }
}
