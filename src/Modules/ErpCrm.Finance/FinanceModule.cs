using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Contracts.Projects;
using ErpCrm.Contracts.Resources;
using ErpCrm.Contracts.Workspace;
using ErpCrm.Demo;
using ErpCrm.Demo.Seeding;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.Certificates;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Deposits;
using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Mails;
using ErpCrm.Finance.Billing.Numbering;
using ErpCrm.Finance.Billing.Papers;
using ErpCrm.Finance.Billing.RecurringInvoices;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.Books;
using ErpCrm.Finance.Books.MonthEnd;
using ErpCrm.Finance.Books.Posting.Banking;
using ErpCrm.Finance.Books.Receivables;
using ErpCrm.Finance.Books.Reports;
using ErpCrm.Finance.Checks;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Demo;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Merging;
using ErpCrm.Finance.Seeding;
using ErpCrm.Finance.Settings;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Banking;
using ErpCrm.Finance.Treasury.Customers;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Finance.Treasury.ExpenseClaims;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Merging;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Notices;
using ErpCrm.Ui.Panels;
using ErpCrm.Ui.Search;
using ErpCrm.Ui.Threads;
using FluentValidation;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance;

/// <summary>Customers, invoices, payments, expenses and cash.</summary>
public static class FinanceModule
{
    public static IServiceCollection AddFinance(this IServiceCollection services)
    {
        services.AddDemoActor<FinanceDemo>().AddDemoActor<DemoBooks>().AddDemoActor<DemoMonthEnds>()
            .AddDemoActor<DemoBudgets>().AddDemoActor<DemoPurchasing>().AddDemoActor<DemoBank>()
            .AddDemoActor<DemoPayroll>().AddDemoActor<DemoRecurringInvoices>().AddDemoActor<DemoClaims>();
        services.AddSeeder<FinanceSeeder>();
        var module = services.AddModule<FinanceDbContext>("Finance")
            .FollowsUsers()
            .Permissions(FinancePermissions.All)
            .HoldsFiles<ReceiptFiles>()
            .Approves<ApprovedExpenses>()
            .Job<DeliverRetainerMonths>("finance.retainer-months", "10 0 * * *")
            .Job<FillMissingPrices>("finance.missing-prices", "20 0 * * *");
        AddListeners(module);
        AddMerging(module);
        AddRecords(module);
        AddChecks(module);
        AddPages(services);
        AddConcessions(services, module);
        services.AddScoped<IWonDealWork, WorkOfWonDeal>();
        services.AddScoped<IProjectUse, DraftsOfProject>();
        services.AddScoped<FollowedProjects>();
        services.AddScoped<MissingPrices>();
        services.AddScoped<RetainerMonths>();
        services.AddScoped<NumberSeries>();
        services.AddScoped<DocumentPrinter>();
        services.AddScoped<Issuing>();
        services.AddScoped<IssueWarnings>();
        services.AddScoped<Crediting>();
        services.AddScoped<ExpenseDeciding>();
        services.AddExpenseClaims(module);
        services.AddMoney();
        services.AddDeposits();
        services.AddBooks(module);
        services.AddMonthEnd(module);
        services.AddPurchasing(module);
        services.AddPayroll(module);
        services.AddEInvoices(module);
        services.AddPapers(module);
        services.AddCertificates(module);
        services.AddRates(module);
        services.AddInvoiceTerms(module);
        services.AddRecurringInvoices(module);
        services.AddReceivables(module);
        services.AddBanking(module);
        services.AddBankPosting();
        services.AddLedgerReports();
        services.AddBookKeeping(module);
        services.AddValidatorsFromAssemblyContaining<FinanceDbContext>(includeInternalTypes: true);
        AddApi(services);
        return services;
    }

    private static void AddApi(IServiceCollection services) =>
        services.AddApi<InvoiceApi>().AddApi<CreditNoteApi>().AddApi<DeliveryApi>().AddApi<PaymentApi>()
            .AddApi<ExpenseApi>().AddApi<ExpenseCategoryApi>().AddApi<CustomerApi>().AddApi<BankAccountApi>()
            .AddApi<TaxRateApi>().AddApi<ExchangeRateApi>()
            .AddApi<InvoiceLineApi>().AddApi<CreditNoteLineApi>().AddApi<PaymentAllocationApi>();

    private static void AddListeners(ModuleBuilder<FinanceDbContext> module) => module
        .Listens(
            "finance.customers",
            it => it.Handles<CompanyRegistered, FollowCustomerWhenCompanyRegistered>()
                .Handles<CompanyChanged, FollowCustomerWhenCompanyChanged>()
                .Handles<CompaniesMerged, HideMergedCustomers>().Handles<CompaniesParted, HideMergedCustomers>()
                .Handles<CompanyWithdrawn, RemoveCustomerWhenCompanyWithdrawn>(),
            typeof(Customer))
        .Uses<CustomersOfDocuments>()
        .Listens(
            "finance.projects",
            it => it.Handles<ProjectOpened, FollowProjectWhenProjectOpened>()
                .Handles<ProjectChanged, FollowProjectWhenProjectChanged>()
                .Handles<ProjectRemoved, RemoveProjectWhenProjectRemoved>(),
            typeof(ProjectCopy))
        .Listens("finance.people", it => it.Handles<PersonChanged, FollowPersonWhenPersonChanged>()
            .Handles<PersonWithdrawn, RemovePersonWhenPersonWithdrawn>(), typeof(PersonCopy))
        .Uses<WorkInBooks>()
        .Listens("finance.rates",
            it => it.Handles<PersonRateSet, FollowPersonRates>().Handles<PersonRateRemoved, FollowPersonRates>(),
            typeof(PersonRate))
        .Listens("finance.time", it => it.Handles<TimeApproved, DeliverTimeWhenTimeApproved>()
            .Handles<TimeWithdrawalAsked, WithdrawTimeWhenAsked>())
        .Announces<AnnounceExchangeRates>(typeof(ExchangeRateSet), typeof(ExchangeRateRemoved))
        .Handles<MilestoneAccepted, DeliverMilestoneWhenMilestoneAccepted>("finance.milestones")
        .Handles<ExchangeRateSet, PriceWorkWhenExchangeRateSet>("finance.missing-prices")
        .Handles<MailSent, TellWhenMailSent>("finance.sent-mails");

    private static void AddMerging(ModuleBuilder<FinanceDbContext> module) => module
        .Refers<Invoice>(Kinds.Company, i => i.CompanyId, new ReferenceWord(typeof(FinanceText), "Invoices"))
        .Refers<CreditNote>(Kinds.Company, n => n.CompanyId, new ReferenceWord(typeof(FinanceText), "Credit notes"))
        .Refers<Payment>(Kinds.Company, p => p.CompanyId, new ReferenceWord(typeof(FinanceText), "Payments"))
        .Refers<Delivery>(Kinds.Company, d => d.CompanyId)
        .Refers<ProjectCopy>(Kinds.Company, p => p.CompanyId)
        .FollowsMerges("finance.merges").FollowsMerges<FollowCompanyMerges>();

    private static void AddRecords(ModuleBuilder<FinanceDbContext> module) => module
        .Record<InvoiceRecord>().Record<CreditNoteRecord>().Record<PaymentRecord>().Record<ExpenseRecord>()
        .Record<CustomerRecord>().Record<DeliveryRecord>().Record<ExpenseCategoryRecord>()
        .Record<BankAccountRecord>().Record<TaxRateRecord>().Record<ExchangeRateRecord>()
        .Imports<OpenInvoiceImport>(Kinds.Invoice).Imports<ExpenseImport>(Kinds.Expense)
        .Imports<BankAccountImport>(Kinds.BankAccount);

    private static void AddChecks(ModuleBuilder<FinanceDbContext> module) => module
        .Checks<InvoiceCheck>().Checks<CreditNoteCheck>().Checks<PaymentCheck>().Checks<DeliveryCheck>()
        .Checks<AllocationCheck>().Checks<OpenWriteOffCheck>().Checks<DepositCheck>()
        .Checks<SeriesCheck>().Checks<CertificateCheck>()
        .Checks<JournalCheck>().Checks<KeptBalanceCheck>().Checks<ControlCheck>().Checks<PostedCheck>()
        .Checks<ExpenseCheck>().Checks<BankCheck>().Checks<BankMatchCheck>()
        .Keeps<ExchangeRateRecords>().Keeps<DeliveredRecords>().Keeps<CostRecords>().Keeps<BilledRecords>()
        .Keeps<CustomerCopies>().Keeps<ProjectCopies>().Keeps<PersonCopies>().Keeps<RateCopies>()
        .Keeps<DeliveredTimeCopies>()
        .Keeps<DeliveredMilestoneCopies>();

    private static void AddConcessions(IServiceCollection services, ModuleBuilder<FinanceDbContext> module)
    {
        module.Record<ConcessionRecord>().Checks<ConcessionCheck>()
            .Approves<ApprovedCreditNotes>().Approves<ApprovedWriteOffs>().Approves<ApprovedDiscounts>();
        services.AddScoped<IInterceptor, ConcessionGuard>();
        services.AddScoped<ConcessionFacts>().AddScoped<ConcessionAsking>().AddScoped<ConcessionDeciding>();
        services.AddScoped<ConcessionWords>().AddScoped<ConcessionTools>().AddList<ConcessionsList>();
        services.AddPaletteCommands(
            new PaletteCommand(typeof(FinanceText), "Requests", "/finance/requests", "badge-percent",
                FinancePermissions.ViewInvoices));
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddNavigation(
            NavItem.Of<InvoiceRecord>(NavGroup.Finance, "invoices", 10, 'F'),
            NavItem.Of<DeliveryRecord>(NavGroup.Finance, "unbilled", 20, 'U', label: "Unbilled work"));
        services.AddPaletteCommands(
            new PaletteCommand(typeof(FinanceText), "Bill delivered work", "/finance/unbilled", "hourglass",
                FinancePermissions.EditInvoices),
            new PaletteCommand(typeof(FinanceText), "Overdue invoices", "/finance/invoices?tab=overdue", "clock-alert",
                FinancePermissions.ViewInvoices),
            new PaletteCommand(typeof(FinanceText), "Credit notes", "/finance/credit-notes", "undo-2",
                FinancePermissions.ViewInvoices));
        services.AddRecordMail<InvoiceMail>().AddRecordMail<CreditNoteMail>().AddRecordMail<CustomerMail>();
        services.AddScoped<StatementPrinter>();
        services.AddThreadWords<FinanceThread>().AddNoticeWords<FinanceNotices>();
        services.AddScoped<InvoiceSides>().AddScoped<CustomerSides>();
        services.AddPanel<CompanyInvoicesPanel>(Kinds.Company, 20, FinancePermissions.ViewInvoices);
        services.AddPanel<MissingRatesPanel>(Kinds.Project, 1, null);
        services.AddPanel<ProjectBillingPanel>(Kinds.Project, 30, FinancePermissions.ViewInvoices);
        services.AddPanel<MissingRatesPanel>(Slots.EngagementProject, 10, FinancePermissions.ViewInvoices);

        services.AddList<InvoicesList>().AddList<CreditNotesList>().AddList<PaymentsList>().AddList<ExpensesList>()
            .AddList<CustomersList>()
            .AddList<ExchangeRatesList>().AddList<SeriesList>();
        services.AddBulkAction<DeleteExpenses>(Kinds.Expense).AddBulkAction<DeleteDrafts>(Kinds.Invoice);
        services.AddList<TaxRatesList>().AddList<ExpenseCategoriesList>().AddList<BankAccountsList>();
    }
}
