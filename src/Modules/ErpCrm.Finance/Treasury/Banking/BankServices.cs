using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Banking.Lines;
using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Finance.Treasury.Banking.Matching.Documents;
using ErpCrm.Finance.Treasury.Banking.Reading;
using ErpCrm.Finance.Treasury.Banking.Rules;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Platform;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Treasury.Banking;

internal static class BankServices
{
    /// <summary>Statements of banks, and what their lines are.</summary>
    public static IServiceCollection AddBanking(
        this IServiceCollection services, ModuleBuilder<FinanceDbContext> module)
    {
        module.Record<BankStatementRecord>().Record<BankLineRecord>().Record<BankRuleRecord>()
            .HoldsFiles<StatementFiles>()
            .Refers<KnownPayer>(Kinds.Company, p => p.PartyId).Refers<BankMatch>(Kinds.Company, m => m.PartyId);
        services.AddScoped<StatementReader>().AddScoped<StatementImport>();
        services.AddScoped<IMoneyDocuments, CustomerMoney>().AddScoped<IMoneyDocuments, SupplierMoney>()
            .AddScoped<IMoneyDocuments, ExpenseMoney>().AddScoped<IMoneyDocuments, ClaimMoney>();
        services.AddScoped<MatchBoard>().AddScoped<OwnTransfers>().AddScoped<Matcher>().AddScoped<Confirming>();
        services.AddScoped<LineReading>().AddScoped<MatchTargets>();
        services.AddList<StatementsList>().AddList<BankLinesList>().AddList<RulesList>();
        services.AddAttention<BankAttention>();
        AddPages(services);
        return services;
    }

    private static void AddPages(IServiceCollection services)
    {
        var text = typeof(FinanceText);
        services.AddNavigation(new NavItem(NavGroup.Finance, "bank", text, "Bank", "/finance/bank", "landmark",
            FinancePermissions.ViewBank, 56));
        services.AddPaletteCommands(
            new PaletteCommand(text, "Import a statement", "/finance/bank/import", "file-up",
                FinancePermissions.EditBank),
            new PaletteCommand(text, "Bank statements", "/finance/bank/statements", "file-spreadsheet",
                FinancePermissions.ViewBank),
            new PaletteCommand(text, "Bank rules", "/finance/bank/rules", "list-filter",
                FinancePermissions.EditBank));
    }
}
