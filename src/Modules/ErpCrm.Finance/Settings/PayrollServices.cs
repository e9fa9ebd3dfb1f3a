using ErpCrm.Contracts;
using ErpCrm.Finance.Books.MonthEnd;
using ErpCrm.Finance.Books.MonthEnd.Steps;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Finance.Books.Posting.Payroll;
using ErpCrm.Finance.Checks;
using ErpCrm.Finance.Payroll.AverageWages;
using ErpCrm.Finance.Payroll.Bank;
using ErpCrm.Finance.Payroll.Contributions;
using ErpCrm.Finance.Payroll.Runs;
using ErpCrm.Finance.Payroll.Salaries;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Banking.Matching.Documents;
using ErpCrm.Platform;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Panels;
using ErpCrm.Ui.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Settings;

internal static class PayrollServices
{
    /// <summary>Salaries, what a month of work costs, and how it is posted.</summary>
    public static IServiceCollection AddPayroll(this IServiceCollection services,
        ModuleBuilder<FinanceDbContext> module)
    {
        module.Record<PersonSalaryRecord>().Record<PayrollRunRecord>().Record<PayrollPayableRecord>()
            .Record<ContributionRuleRecord>().Record<AverageWageRecord>().Checks<PayrollCheck>();
        services.AddScoped<PayrollComputing>().AddScoped<PayrollWriting>().AddScoped<PayrollPages>();
        services.AddPosting<PostPayroll>().AddPosting<PostPayrollPayable>();
        services.AddScoped<IMoneyDocuments, PayrollMoney>();
        services.AddClosingStep<PayrollStep>();
        services.AddList<SalariesList>().AddList<PayrollRunsList>().AddList<ContributionRulesList>()
            .AddList<AverageWagesList>();
        services.AddPanel<PersonSalaryPanel>(Kinds.Person, 10, FinancePermissions.ViewPayroll);
        services.AddNavigation(
            NavItem.Of<PayrollRunRecord>(NavGroup.Finance, "payroll", 46, label: "Payroll"));
        services.AddPaletteCommands(
            new PaletteCommand(typeof(FinanceText), "Salaries", "/finance/payroll/salaries", "wallet",
                FinancePermissions.ViewPayroll),
            new PaletteCommand(typeof(FinanceText), "Tariffs of contributions", "/finance/payroll/contributions",
                "percent", FinancePermissions.EditSettings));
        return services;
    }
}
