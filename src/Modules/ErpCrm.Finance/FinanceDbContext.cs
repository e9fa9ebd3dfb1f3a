using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Numbering;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Finance.Treasury.Payments;
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
    public DbSet<ExchangeRate> ExchangeRates => Set<ExchangeRate>();
    public DbSet<NumberSequence> NumberSequences => Set<NumberSequence>();
    public DbSet<Delivery> Deliveries => Set<Delivery>();
    public DbSet<WriteOff> WriteOffs => Set<WriteOff>();
    public DbSet<BillingAllocation> BillingAllocations => Set<BillingAllocation>();
    public DbSet<Invoice> Invoices => Set<Invoice>();
    public DbSet<InvoiceLine> InvoiceLines => Set<InvoiceLine>();
    public DbSet<CreditNote> CreditNotes => Set<CreditNote>();
    public DbSet<PaymentAllocation> PaymentAllocations => Set<PaymentAllocation>();
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<Expense> Expenses => Set<Expense>();
    public DbSet<ExpenseCategory> ExpenseCategories => Set<ExpenseCategory>();
    public DbSet<BankAccount> BankAccounts => Set<BankAccount>();

    public DbSet<IssuedDocument> IssuedDocuments => Set<IssuedDocument>();
    public DbSet<DocumentFile> DocumentFiles => Set<DocumentFile>();
    public DbSet<Concession> Concessions => Set<Concession>();

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
