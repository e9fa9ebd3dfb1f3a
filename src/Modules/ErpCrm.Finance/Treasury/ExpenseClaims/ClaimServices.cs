using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.ExpenseRates;
using ErpCrm.Finance.Treasury.ExpenseRules;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Treasury.ExpenseClaims;

internal static class ClaimServices
{
    /// <summary>Claims, what kilometres and days are worth, rules for expenses, and how receipts are read.</summary>
    public static IServiceCollection AddExpenseClaims(
        this IServiceCollection services, ModuleBuilder<FinanceDbContext> module)
    {
        module.Record<ExpenseClaimRecord>().Record<ExpenseRateRecord>().Record<ExpenseRuleRecord>()
            .Approves<ApprovedClaims>();
        services.AddScoped<ExpenseForms>().AddScoped<ExpenseWriting>().AddScoped<ExpenseSuggestions>();
        services.AddScoped<ReceiptTwins>().AddScoped<ReceiptReading>();
        services.AddScoped<ClaimDeciding>().AddScoped<ClaimReading>();
        services.AddList<ExpenseClaimsList>().AddList<ExpenseRatesList>().AddList<ExpenseRulesList>();
        services.AddApi<ExpenseClaimApi>();
        var text = typeof(FinanceText);
        services.AddPaletteCommands(
            new PaletteCommand(text, "Expense claims", "/finance/expense-claims", "wallet-cards",
                FinancePermissions.RecordExpenses),
            new PaletteCommand(text, "New mileage", $"/finance/expenses/create?kind={ExpenseKind.Mileage}", "car",
                FinancePermissions.RecordExpenses),
            new PaletteCommand(text, "New per diem", $"/finance/expenses/create?kind={ExpenseKind.PerDiem}", "luggage",
                FinancePermissions.RecordExpenses));
        return services;
    }
}
