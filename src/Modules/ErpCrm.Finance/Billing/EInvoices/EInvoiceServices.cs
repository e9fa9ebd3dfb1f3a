using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform;
using ErpCrm.Platform.Merging;
using ErpCrm.Ui.Panels;
using ErpCrm.Ui.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Billing.EInvoices;

internal static class EInvoiceServices
{
    /// <summary>Issued documents as e-invoices (EN 16931).</summary>
    public static IServiceCollection AddEInvoices(this IServiceCollection services,
        ModuleBuilder<FinanceDbContext> module)
    {
        module.Refers<BuyerTerms>(Kinds.Company, t => t.CompanyId);
        services.AddScoped<EInvoiceWriting>();
        services.AddPanel<CustomerEInvoicePanel>(Kinds.Customer, 30, FinancePermissions.ViewCustomers);
        services.AddPaletteCommands(new PaletteCommand(typeof(FinanceText), "E-invoices", "/finance/e-invoices",
            "file-text", FinancePermissions.EditSettings));
        return services;
    }
}
