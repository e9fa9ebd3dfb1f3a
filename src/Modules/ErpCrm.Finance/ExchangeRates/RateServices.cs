using ErpCrm.Contracts;
using ErpCrm.Platform;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Panels;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.ExchangeRates;

internal static class RateServices
{
    /// <summary>Rates out of files and of a bank.</summary>
    public static IServiceCollection AddRates(this IServiceCollection services,
        ModuleBuilder<FinanceDbContext> module)
    {
        module.Record<RateFeedRecord>().Imports<ExchangeRateImport>(Kinds.ExchangeRate)
            .Job<FetchExchangeRates>("finance.exchange-rates", "15 9,12,16,19 * * *");
        services.AddScoped<IRateFiles, RateFiles>().AddScoped<IRateProvider, NationalBank>().AddScoped<RateFetching>();
        services.AddAttention<RateAttention>();
        services.AddPanel<RateCoursePanel>(Slots.ExchangeRates, 10, FinancePermissions.EditSettings);
        return services;
    }
}
