using ErpCrm.Finance.Customers;
using ErpCrm.Finance.Home;
using ErpCrm.Finance.Text;
using ErpCrm.SharedKernel.Data;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Panels;
using ErpCrm.Ui.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Settings;

internal static class MoneyServices
{
    /// <summary>Customers, payments, expenses, cash and their settings: what they show outside their own pages.</summary>
    public static IServiceCollection AddMoney(this IServiceCollection services)
    {
        var text = typeof(FinanceText);
        services.AddScoped<BuiltIns>().AddScoped<IFirstRows>(provider => provider.GetRequiredService<BuiltIns>());
        services.AddHostedService<BuiltInsAtStart>();
        services.AddNavigation(
            new NavItem(NavGroup.Finance, "payments", text, "Payments", "/finance/payments", "banknote", FinancePermissions.ViewPayments, 30),
            new NavItem(NavGroup.Finance, "expenses", text, "Expenses", "/finance/expenses", "wallet", FinancePermissions.RecordExpenses, 40, 'E'),
            new NavItem(NavGroup.Finance, "customers", text, "Receivables", "/finance/customers", "landmark", FinancePermissions.ViewCustomers, 50),
            new NavItem(NavGroup.Finance, "cash", text, "Cash flow", "/finance/cash", "chart-line", FinancePermissions.ViewCash, 60, 'M'),
            new NavItem(NavGroup.Settings, "finance-settings", text, "Rates, taxes and accounts", "/finance/settings", "percent", FinancePermissions.EditSettings, 30));
        services.AddPaletteCommands(
            new PaletteCommand(text, "Record an expense", "/finance/expenses/create", "receipt", FinancePermissions.RecordExpenses),
            new PaletteCommand(text, "Record a payment", "/finance/payments/create", "banknote", FinancePermissions.EditPayments),
            new PaletteCommand(text, "Number series", "/finance/number-series", "list-ordered", FinancePermissions.ViewCustomers),
            new PaletteCommand(text, "Set an exchange rate", "/finance/exchange-rates/create", "refresh-cw", FinancePermissions.EditSettings));
        services.AddPanel<CompanyBalancePanel>("company", 40, FinancePermissions.ViewCustomers);
        services.AddHomeFigures<FinanceFigures>();
        services.AddFirstSteps<FinanceFirstSteps>();
        services.AddAttention<FinanceAttention>();
        return services;
    }
}
