using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Panels;
using ErpCrm.Ui.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Billing.Deposits;

internal static class DepositServices
{
    /// <summary>Deposits: what is paid ahead of work, and deducted when it is billed.</summary>
    public static IServiceCollection AddDeposits(this IServiceCollection services)
    {
        services.AddPanel<InvoiceDepositPanel>(Kinds.Invoice, 5, FinancePermissions.ViewInvoices);
        services.AddPanel<CustomerDepositsPanel>(Kinds.Customer, 5, FinancePermissions.ViewInvoices);
        services.AddPaletteCommands(
            new PaletteCommand(typeof(FinanceText), "New deposit invoice", "/finance/deposits/create", "hand-coins",
                FinancePermissions.EditInvoices));
        return services;
    }
}
