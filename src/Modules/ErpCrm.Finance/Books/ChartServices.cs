using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.AuditFile;
using ErpCrm.Finance.Books.Budgets;
using ErpCrm.Finance.Books.CostCentres;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Journals.Openings;
using ErpCrm.Finance.Books.Reports;
using ErpCrm.Finance.Text;
using ErpCrm.Platform;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Books;

internal static class ChartServices
{
    /// <summary>What people keep in the books by hand: the chart, entries, cost centres and budgets, and the file of
    /// all of it.</summary>
    public static IServiceCollection AddBookKeeping(
        this IServiceCollection services, ModuleBuilder<FinanceDbContext> module)
    {
        module.Record<AccountRecord>().Record<JournalRecord>().Record<CostCentreRecord>().Record<BudgetRecord>()
            .Record<AuditTakingRecord>().Imports<AccountImport>(Kinds.Account);
        services.AddList<AccountsList>().AddList<JournalsList>().AddList<CostCentresList>().AddList<BudgetsList>()
            .AddList<AuditTakingsList>();
        services.AddApi<AccountApi>().AddApi<JournalApi>().AddApi<JournalLineApi>().AddApi<CostCentreApi>()
            .AddApi<BudgetApi>().AddApi<BudgetLineApi>();
        services.AddScoped<AccountBalances>().AddScoped<JournalReading>().AddScoped<HandJournals>()
            .AddScoped<JournalCopies>().AddScoped<OpeningBooksReading>().AddScoped<CostCentreChoices>();
        services.AddScoped<BudgetReading>().AddScoped<BudgetFilling>().AddScoped<BudgetResults>()
            .AddScoped<BudgetSheet>().AddScoped<IBudgetFigures, BudgetFigures>();
        services.AddScoped<AuditBooks>().AddScoped<AuditDocuments>().AddScoped<AuditFileWriting>();
        return services.AddPaletteCommands(
            Command("Journals", "/finance/journals", "book-open-text"),
            Command("Chart of accounts", "/finance/accounts", "list-tree"),
            Command("Budgets", "/finance/budgets", "target"),
            Command("Audit files", "/finance/reports/audit-file", "folder-archive"));
    }

    private static PaletteCommand Command(string word, string url, string icon) =>
        new(typeof(FinanceText), word, url, icon, FinancePermissions.ViewLedger);
}
