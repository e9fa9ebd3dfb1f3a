using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Papers.Esf;
using ErpCrm.Finance.Text;
using ErpCrm.Platform;
using ErpCrm.Platform.Merging;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Panels;
using ErpCrm.Ui.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Billing.Papers;

internal static class PaperServices
{
    /// <summary>The papers of Kyrgyz practice beside an invoice, and what the tax service knows of it.</summary>
    public static IServiceCollection AddPapers(this IServiceCollection services,
        ModuleBuilder<FinanceDbContext> module)
    {
        module.Record<EsfRecord>().Refers<CustomerPapers>(Kinds.Company, p => p.CompanyId);
        services.AddScoped<PaperPrinter>();
        services.AddList<EsfList>().AddBulkAction<MarkEsf>(Kinds.Esf).AddAttention<EsfAttention>();
        services.AddPanel<EsfPanel>(Kinds.Invoice, 20, FinancePermissions.ViewInvoices);
        services.AddPanel<CustomerPapersPanel>(Kinds.Customer, 31, FinancePermissions.ViewCustomers);
        services.AddPaletteCommands(
            new PaletteCommand(typeof(FinanceText), "E-invoices of the tax service", "/finance/esf", "file-check",
                FinancePermissions.ViewInvoices),
            new PaletteCommand(typeof(FinanceText), "Papers with invoices", "/finance/papers", "files",
                FinancePermissions.EditSettings));
        return services;
    }
}
