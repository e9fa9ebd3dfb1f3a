using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Finance.Books.Posting.Documents;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Platform;
using ErpCrm.Platform.Data;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Books;

internal static class BookServices
{
    /// <summary>The ledger underneath documents: what posts them, and the sums of what is posted.</summary>
    public static IServiceCollection AddBooks(this IServiceCollection services, ModuleBuilder<FinanceDbContext> module)
    {
        services.AddScoped<IBeforeSaving, PostingInterceptor>();
        services.AddScoped<BookKeeper>().AddScoped<Dimensions>().AddScoped<ForeignRests>().AddScoped<LedgerSums>();
        // In this order documents without a journal are posted after the fact: what is settled before what settles it.
        services.AddPosting<PostInvoice>().AddPosting<PostCreditNote>().AddPosting<PostPayment>()
            .AddPosting<PostAllocation>().AddPosting<PostExpense>().AddPosting<PostExpenseClaim>()
            .AddPosting<PostBankAccount>();
        services.AddScoped<ICostAccounts, CostAccounts>();
        services.AddScoped<IOpenItems, OpenInvoiceItems>().AddScoped<IOpenItems, OpenCreditItems>()
            .AddScoped<IOpenItems, OpenDepositItems>()
            .AddScoped<IOpenItems, OpenClaimItems>();
        module.Job<FoldJournals>("finance.fold-journals", "* * * * *")
            .Job<PostMissing>("finance.post-missing", "35 2 * * *")
            .Refers<JournalLine>(Kinds.Company, l => l.PartyId);
        return services;
    }
}
