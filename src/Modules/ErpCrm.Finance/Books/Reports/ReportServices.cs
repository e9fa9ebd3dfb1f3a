using ErpCrm.Finance.Text;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Books.Reports;

internal static class ReportServices
{
    /// <summary>What the books say, and where one finds it.</summary>
    public static IServiceCollection AddLedgerReports(this IServiceCollection services)
    {
        var text = typeof(FinanceText);
        services.AddScoped<ReportDesk>().AddScoped<ReportWords>().AddScoped<LedgerLines>();
        services.AddScoped<TrialBalance>().AddScoped<ProfitAndLoss>().AddScoped<BalanceSheet>()
            .AddScoped<CashFlowStatement>().AddScoped<GeneralLedger>();
        services.AddNavigation(new NavItem(NavGroup.Finance, "reports", text, "Reports", ReportUrls.All,
            "chart-no-axes-combined", FinancePermissions.ViewLedger, 70));
        services.AddPaletteCommands(
            new PaletteCommand(text, "Profit and loss", ReportUrls.ProfitAndLoss, "chart-no-axes-combined",
                FinancePermissions.ViewLedger),
            new PaletteCommand(text, "Balance sheet", ReportUrls.BalanceSheet, "landmark",
                FinancePermissions.ViewLedger),
            new PaletteCommand(text, "Trial balance", ReportUrls.TrialBalance, "scale",
                FinancePermissions.ViewLedger),
            new PaletteCommand(text, "Cash-flow statement", ReportUrls.CashFlow, "arrow-left-right",
                FinancePermissions.ViewLedger),
            new PaletteCommand(text, "General ledger", ReportUrls.GeneralLedger, "book-open",
                FinancePermissions.ViewLedger));
        return services;
    }
}
