using ErpCrm.Finance.Books.MonthEnd.Accruals;
using ErpCrm.Finance.Books.MonthEnd.Deferrals;
using ErpCrm.Finance.Books.MonthEnd.Revaluing;
using ErpCrm.Finance.Books.MonthEnd.Runs;
using ErpCrm.Finance.Books.MonthEnd.Steps;
using ErpCrm.Finance.Books.MonthEnd.Work;
using ErpCrm.Finance.Books.MonthEnd.Years;
using ErpCrm.Finance.Books.Overheads;
using ErpCrm.Finance.Books.Periods;
using ErpCrm.Finance.Books.Tax;
using ErpCrm.Finance.Text;
using ErpCrm.Platform;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Books.MonthEnd;

internal static class MonthEndServices
{
    /// <summary>Closed days, the ends of months and years, taxes and whole profit.</summary>
    public static IServiceCollection AddMonthEnd(this IServiceCollection services,
        ModuleBuilder<FinanceDbContext> module)
    {
        module.Record<ClosingRunRecord>().Checks<ClosingCheck>();
        services.AddScoped<PeriodGuard>().AddScoped<Checklists>().AddScoped<ClosingRunner>();
        services.AddScoped<ContractReading>().AddScoped<ProfitReading>();
        services.AddScoped<VatReport>().AddScoped<VatEntries>().AddScoped<VatSettling>();
        services.AddList<ClosingRunsList>();
        services.AddClosingStep<DraftsStep>().AddClosingStep<UnbilledStep>().AddClosingStep<ExpensesStep>()
            .AddClosingStep<MissingRatesStep>().AddClosingStep<BankLinesStep>().AddClosingStep<BillsStep>()
            .AddClosingStep<AccrualStep>().AddClosingStep<DeferralStep>().AddClosingStep<WorkStep>()
            .AddClosingStep<RevaluationStep>().AddClosingStep<VatStep>()
            .AddClosingStep<YearEndStep>();
        AddPages(services);
        return services;
    }

    private static void AddPages(IServiceCollection services)
    {
        var text = typeof(FinanceText);
        services.AddNavigation(new NavItem(NavGroup.Finance, "month-end", text, "Month end", "/finance/month-end",
            "calendar-check", FinancePermissions.ClosePeriods, 80));
        services.AddPaletteCommands(
            new PaletteCommand(text, "Closed days", "/finance/month-end/locks", "lock",
                FinancePermissions.ClosePeriods),
            new PaletteCommand(text, "VAT report", "/finance/reports/vat", "percent", FinancePermissions.ViewLedger),
            new PaletteCommand(text, "Whole profit", "/finance/reports/profit", "chart-column",
                FinancePermissions.ViewProfit));
    }
}
