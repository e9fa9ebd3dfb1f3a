using ErpCrm.Contracts;
using ErpCrm.Finance.Home;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Customers;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Data;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Panels;
using ErpCrm.Ui.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Settings;

internal static class MoneyServices
{
    /// <summary>Customers, payments, expenses, cash and their
    /// settings: what they show outside their own pages.</summary>
    public static IServiceCollection AddMoney(this IServiceCollection services)
    {
        var text = typeof(FinanceText);
        services.AddScoped<BuiltIns>().AddScoped<IFirstRows>(provider => provider.GetRequiredService<BuiltIns>());
        services.AddHostedService<BuiltInsAtStart>();
        services.AddNavigation(
            NavItem.Of<PaymentRecord>(NavGroup.Finance, "payments", 30),
            NavItem.Of<ExpenseRecord>(NavGroup.Finance, "expenses", 40, 'E'),
            NavItem.Of<CustomerRecord>(NavGroup.Finance, "customers", 50, label: "Receivables"),
            new NavItem(NavGroup.Finance, "cash", text, "Cash flow", "/finance/cash", "chart-line",
                FinancePermissions.ViewCash, 60, 'M'),
            new NavItem(NavGroup.Settings, "finance-settings", text, "Rates, taxes and accounts", "/finance/settings",
                "percent", FinancePermissions.EditSettings, 30));
        services.AddPaletteCommands(
            new PaletteCommand(text, "Number series", "/finance/number-series", "list-ordered",
                FinancePermissions.ViewCustomers));
        services.AddPanel<CompanyBalancePanel>(Kinds.Company, 40, FinancePermissions.ViewCustomers);
        services.AddHomeFigures<FinanceFigures>();
        services.AddHomeFigures<ProfitFigure>();
        services.AddFirstSteps<FinanceFirstSteps>();
        services.AddAttention<FinanceAttention>();
        return services;
    }
}
