using ErpCrm.SharedKernel;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Insights;

/// <summary>Read models over every module's events: the engagement's thread, its money and its margin.</summary>
public static class InsightsModule
{
    public static IServiceCollection AddInsights(this IServiceCollection services)
    {
        services.AddModule<InsightsDbContext>("Insights")
            .FollowsUsers()
            .FollowsExchangeRates();
        return services;
    }
}
