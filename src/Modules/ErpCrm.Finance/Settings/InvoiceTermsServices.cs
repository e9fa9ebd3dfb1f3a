using ErpCrm.Finance.Billing.Numbering.OwnSeries;
using ErpCrm.Finance.Billing.VatRules;
using ErpCrm.Finance.Books.Tax;
using ErpCrm.Finance.TaxRates.SalesTaxes;
using ErpCrm.Platform;
using ErpCrm.Ui.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Settings;

internal static class InvoiceTermsServices
{
    /// <summary>What the company sets for its invoices: taxes, how they are rounded, series of numbers.</summary>
    public static IServiceCollection AddInvoiceTerms(this IServiceCollection services,
        ModuleBuilder<FinanceDbContext> module)
    {
        module.Record<VatRuleRecord>().Record<SalesTaxRateRecord>().Record<InvoiceSeriesRecord>();
        services.AddScoped<SalesTaxReport>().AddScoped<SeriesChoices>();
        services.AddList<VatRulesList>().AddList<SalesTaxRatesList>().AddList<InvoiceSeriesList>();
        return services;
    }
}
