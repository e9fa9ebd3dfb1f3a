using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.Certificates;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Mails;
using ErpCrm.Finance.Billing.Numbering;
using ErpCrm.Finance.Billing.Numbering.OwnSeries;
using ErpCrm.Finance.Billing.OpenWriteOffs;
using ErpCrm.Finance.Billing.PublicLinks;
using ErpCrm.Finance.Billing.RecurringInvoices;
using ErpCrm.Finance.Billing.Papers;
using ErpCrm.Finance.Billing.Papers.Esf;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.Billing.VatRules;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.AuditFile;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Budgets;
using ErpCrm.Finance.Books.CostCentres;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.MonthEnd;
using ErpCrm.Finance.Books.MonthEnd.Runs;
using ErpCrm.Finance.Books.MonthEnd.Work;
using ErpCrm.Finance.Books.Overheads;
using ErpCrm.Finance.Books.Periods;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Payroll.AverageWages;
using ErpCrm.Finance.Payroll.Contributions;
using ErpCrm.Finance.Payroll.Runs;
using ErpCrm.Finance.Payroll.Salaries;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.PaymentRuns;
using ErpCrm.Finance.Purchasing.Payments;
using ErpCrm.Finance.Purchasing.Prepaid;
using ErpCrm.Finance.Purchasing.RecurringBills;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Finance.TaxRates.SalesTaxes;
using ErpCrm.Finance.Treasury.Banking;
using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Finance.Treasury.Banking.Rules;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Finance.Treasury.ExpenseClaims;
using ErpCrm.Finance.Treasury.ExpenseRates;
using ErpCrm.Finance.Treasury.ExpenseRules;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Finance.Treasury.Disputes;
using ErpCrm.Finance.Treasury.LateCharges;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Finance.Treasury.ReminderSchedules;
using ErpCrm.Finance.Treasury.Reminders;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance;

internal sealed class FinanceDbContext(DbContextOptions<FinanceDbContext> options)
    : DbContext(options), IModuleDbContext
{
    public static string Module => "finance";

    public DbSet<UserCopy> Users => Set<UserCopy>();
    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<ProjectCopy> Projects => Set<ProjectCopy>();
    public DbSet<PersonCopy> People => Set<PersonCopy>();
    public DbSet<PersonRate> PersonRates => Set<PersonRate>();
    public DbSet<TaxRate> TaxRates => Set<TaxRate>();
    public DbSet<VatRule> VatRules => Set<VatRule>();
    public DbSet<SalesTaxRate> SalesTaxRates => Set<SalesTaxRate>();
    public DbSet<ExchangeRate> ExchangeRates => Set<ExchangeRate>();
    public DbSet<RateFeed> RateFeeds => Set<RateFeed>();
    public DbSet<NumberSequence> NumberSequences => Set<NumberSequence>();
    public DbSet<InvoiceSeries> InvoiceSeries => Set<InvoiceSeries>();
    public DbSet<Delivery> Deliveries => Set<Delivery>();
    public DbSet<WriteOff> WriteOffs => Set<WriteOff>();
    public DbSet<BillingAllocation> BillingAllocations => Set<BillingAllocation>();
    public DbSet<Invoice> Invoices => Set<Invoice>();
    public DbSet<OpenWriteOff> OpenWriteOffs => Set<OpenWriteOff>();
    public DbSet<Tolerance> Tolerances => Set<Tolerance>();
    public DbSet<Dispute> Disputes => Set<Dispute>();
    public DbSet<PaymentPromise> PaymentPromises => Set<PaymentPromise>();
    public DbSet<ReminderSchedule> ReminderSchedules => Set<ReminderSchedule>();
    public DbSet<CollectionTerms> CollectionTerms => Set<CollectionTerms>();
    public DbSet<Reminder> Reminders => Set<Reminder>();
    public DbSet<ReminderStep> ReminderSteps => Set<ReminderStep>();
    public DbSet<LateCharge> LateCharges => Set<LateCharge>();
    public DbSet<InvoiceLine> InvoiceLines => Set<InvoiceLine>();
    public DbSet<InvoiceMailing> InvoiceMailings => Set<InvoiceMailing>();
    public DbSet<PublicLink> PublicLinks => Set<PublicLink>();
    public DbSet<RecurringInvoice> RecurringInvoices => Set<RecurringInvoice>();
    public DbSet<RecurringInvoiceOccurrence> RecurringInvoiceOccurrences => Set<RecurringInvoiceOccurrence>();
    public DbSet<CreditNote> CreditNotes => Set<CreditNote>();
    public DbSet<PaymentAllocation> PaymentAllocations => Set<PaymentAllocation>();
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<Expense> Expenses => Set<Expense>();
    public DbSet<ExpenseCategory> ExpenseCategories => Set<ExpenseCategory>();
    public DbSet<ExpenseClaim> ExpenseClaims => Set<ExpenseClaim>();
    public DbSet<ExpenseRate> ExpenseRates => Set<ExpenseRate>();
    public DbSet<ExpenseRule> ExpenseRules => Set<ExpenseRule>();
    public DbSet<BankAccount> BankAccounts => Set<BankAccount>();

    public DbSet<IssuedDocument> IssuedDocuments => Set<IssuedDocument>();
    public DbSet<DocumentFile> DocumentFiles => Set<DocumentFile>();
    public DbSet<TurnedCertificate> TurnedCertificates => Set<TurnedCertificate>();
    public DbSet<Concession> Concessions => Set<Concession>();
    public DbSet<SellerTerms> SellerTerms => Set<SellerTerms>();
    public DbSet<BuyerTerms> BuyerTerms => Set<BuyerTerms>();
    public DbSet<PaperSettings> PaperSettings => Set<PaperSettings>();
    public DbSet<CustomerPapers> CustomerPapers => Set<CustomerPapers>();
    public DbSet<ActFile> ActFiles => Set<ActFile>();
    public DbSet<EsfInvoice> EsfInvoices => Set<EsfInvoice>();

    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Journal> Journals => Set<Journal>();
    public DbSet<JournalLine> JournalLines => Set<JournalLine>();
    public DbSet<MonthBalance> MonthBalances => Set<MonthBalance>();
    public DbSet<CostCentre> CostCentres => Set<CostCentre>();
    public DbSet<CostCentreRule> CostCentreRules => Set<CostCentreRule>();
    public DbSet<PostingMark> PostingMarks => Set<PostingMark>();
    public DbSet<Budget> Budgets => Set<Budget>();
    public DbSet<BudgetLine> BudgetLines => Set<BudgetLine>();
    public DbSet<AuditTaking> AuditTakings => Set<AuditTaking>();

    public DbSet<BookLocks> BookLocks => Set<BookLocks>();
    public DbSet<LockMove> LockMoves => Set<LockMove>();
    public DbSet<LockException> LockExceptions => Set<LockException>();
    public DbSet<LateEntry> LateEntries => Set<LateEntry>();
    public DbSet<ClosingTick> ClosingTicks => Set<ClosingTick>();
    public DbSet<ClosingRun> ClosingRuns => Set<ClosingRun>();
    public DbSet<ClosingRunLine> ClosingRunLines => Set<ClosingRunLine>();
    public DbSet<EarningTerms> EarningTerms => Set<EarningTerms>();
    public DbSet<CompletionEstimate> CompletionEstimates => Set<CompletionEstimate>();
    public DbSet<OverheadSetting> OverheadSettings => Set<OverheadSetting>();

    public DbSet<Supplier> Suppliers => Set<Supplier>();
    public DbSet<Bill> Bills => Set<Bill>();
    public DbSet<BillLine> BillLines => Set<BillLine>();
    public DbSet<PrepaidShare> PrepaidShares => Set<PrepaidShare>();
    public DbSet<SupplierPayment> SupplierPayments => Set<SupplierPayment>();
    public DbSet<SupplierAllocation> SupplierAllocations => Set<SupplierAllocation>();
    public DbSet<PaymentRun> PaymentRuns => Set<PaymentRun>();
    public DbSet<PaymentRunItem> PaymentRunItems => Set<PaymentRunItem>();
    public DbSet<RecurringBill> RecurringBills => Set<RecurringBill>();
    public DbSet<RecurringOccurrence> RecurringOccurrences => Set<RecurringOccurrence>();

    public DbSet<ContributionRule> ContributionRules => Set<ContributionRule>();
    public DbSet<AverageWage> AverageWages => Set<AverageWage>();
    public DbSet<PersonSalary> PersonSalaries => Set<PersonSalary>();
    public DbSet<PayrollRun> PayrollRuns => Set<PayrollRun>();
    public DbSet<PayrollLine> PayrollLines => Set<PayrollLine>();
    public DbSet<PayrollPayable> PayrollPayables => Set<PayrollPayable>();

    public DbSet<BankFeed> BankFeeds => Set<BankFeed>();
    public DbSet<BankStatement> BankStatements => Set<BankStatement>();
    public DbSet<BankLine> BankLines => Set<BankLine>();
    public DbSet<BankMatch> BankMatches => Set<BankMatch>();
    public DbSet<KnownPayer> KnownPayers => Set<KnownPayer>();
    public DbSet<BankRule> BankRules => Set<BankRule>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default)
    {
        Immutability.Check(ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ModuleModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        CopiesModel.MapUsers(modelBuilder);
        ModuleModel.Apply(modelBuilder, this, Module);
    }
}
