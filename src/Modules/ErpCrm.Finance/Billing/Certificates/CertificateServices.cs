using ErpCrm.Finance.Text;
using ErpCrm.Platform;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Billing.Certificates;

internal static class CertificateServices
{
    /// <summary>Reconciliation certificates of invoices (domain-rules §30).</summary>
    public static IServiceCollection AddCertificates(this IServiceCollection services,
        ModuleBuilder<FinanceDbContext> module)
    {
        module.Job<ProveCertificates>("finance.certificates", "45 2 * * *");
        services.AddScoped<RateWitness>().AddScoped<CertificateReading>().AddScoped<CertificatePages>()
            .AddScoped<CertificatesReading>().AddScoped<CertificatePrinter>();
        services.AddAttention<CertificateAttention>();
        services.AddPaletteCommands(new PaletteCommand(typeof(FinanceText), "Reconciliation certificates",
            CertificatesAsk.Url, "badge-check", FinancePermissions.ViewInvoices));
        return services;
    }
}
