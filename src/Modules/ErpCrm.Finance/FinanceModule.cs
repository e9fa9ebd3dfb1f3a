using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.Contracts.Resources;
using ErpCrm.Finance.Billing;
using ErpCrm.Finance.Checks;
using ErpCrm.Finance.CreditNotes;
using ErpCrm.Finance.Customers;
using ErpCrm.Finance.Deliveries;
using ErpCrm.Finance.Demo;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Expenses;
using ErpCrm.Finance.Invoices;
using ErpCrm.Finance.Numbering;
using ErpCrm.Finance.Payments;
using ErpCrm.Finance.People;
using ErpCrm.Finance.Projects;
using ErpCrm.Finance.Search;
using ErpCrm.Finance.Seeding;
using ErpCrm.Finance.Settings;
using ErpCrm.Finance.Text;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Copies;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Panels;
using ErpCrm.Ui.Search;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance;

/// <summary>Customers, invoices, payments, expenses and cash.</summary>
public static class FinanceModule
{
    public static IServiceCollection AddFinance(this IServiceCollection services)
    {
        services.AddModule<FinanceDbContext>("Finance")
            .FollowsUsers()
            .Permissions(FinancePermissions.All)
            .Listens(
                "finance.customers",
                it => it.Handles<CompanyRegistered, FollowCustomerWhenCompanyRegistered>().Handles<CompanyChanged, FollowCustomerWhenCompanyChanged>(),
                typeof(Customer))
            .Listens(
                "finance.projects",
                it => it.Handles<ProjectOpened, FollowProjectWhenProjectOpened>().Handles<ProjectChanged, FollowProjectWhenProjectChanged>(),
                typeof(ProjectCopy))
            .Listens("finance.people", it => it.Handles<PersonChanged, FollowPersonWhenPersonChanged>(), typeof(PersonCopy))
            .Listens("finance.rates", it => it.Handles<RateSet, FollowRates>().Handles<RateRemoved, FollowRates>(), typeof(PersonRate))
            .Listens("finance.time", it => it.Handles<TimeApproved, DeliverTimeWhenTimeApproved>().Handles<TimeWithdrawalAsked, WithdrawTimeWhenAsked>())
            .Announces<AnnounceExchangeRates>(typeof(ExchangeRateSet))
            .Handles<MilestoneAccepted, DeliverMilestoneWhenMilestoneAccepted>("finance.milestones")
            .Handles<ExchangeRateSet, PriceWorkWhenExchangeRateSet>("finance.missing-prices")
            .History<Invoice>(CanReadInvoiceAsync)
            .History<CreditNote>(CanReadCreditNoteAsync)
            .History<Expense>(ExpenseAccess.CanReadAsync)
            .History<Payment>(PaymentAccess.CanReadAsync)
            .RecordPage("/finance/invoices", FinancePermissions.ViewInvoices, (db, me) => db.Invoices.VisibleTo(me.AccessTo(FinancePermissions.ViewInvoices)).Select(i => i.Id))
            .RecordPage("/finance/credit-notes", FinancePermissions.ViewInvoices, (db, me) => db.CreditNotes.VisibleTo(me.AccessTo(FinancePermissions.ViewInvoices)).Select(n => n.Id))
            .RecordPage("/finance/expenses", FinancePermissions.ViewExpenses, (db, me) => db.Expenses.VisibleOrDecided(me).Select(e => e.Id))
            .RecordPage("/finance/payments", FinancePermissions.ViewPayments, (db, me) => db.Payments.VisibleTo(db, me).Select(p => p.Id))
            .Job<DeliverRetainerMonths>("finance.retainer-months", "10 0 * * *")
            .Job<FillMissingPrices>("finance.missing-prices", "20 0 * * *")
            .Demo<FinanceDemo>()
            .Seeds<FinanceSeeder>()
            .Checks<InvoiceCheck>().Checks<CreditNoteCheck>().Checks<PaymentCheck>().Checks<DeliveryCheck>().Checks<AllocationCheck>().Checks<SeriesCheck>().Checks<ExpenseCheck>()
            .Keeps<ExchangeRateRecords>().Keeps<DeliveredRecords>().Keeps<CostRecords>().Keeps<BilledRecords>()
            .Keeps<CustomerCopies>().Keeps<ProjectCopies>().Keeps<PersonCopies>().Keeps<RateCopies>().Keeps<DeliveredTimeCopies>().Keeps<DeliveredMilestoneCopies>();
        services.AddScoped<IWonDealWork, WorkOfWonDeal>();

        services.AddNavigation(
            new NavItem(NavGroup.Finance, "invoices", typeof(FinanceText), "Invoices", "/finance/invoices", "receipt-text", FinancePermissions.ViewInvoices, 10, 'F'),
            new NavItem(NavGroup.Finance, "unbilled", typeof(FinanceText), "Unbilled work", "/finance/unbilled", "hourglass", FinancePermissions.ViewInvoices, 20, 'U'));
        services.AddPaletteCommands(
            new PaletteCommand(typeof(FinanceText), "Bill delivered work", "/finance/unbilled", "hourglass", FinancePermissions.EditInvoices),
            new PaletteCommand(typeof(FinanceText), "New invoice", "/finance/invoices/create", "plus", FinancePermissions.EditInvoices),
            new PaletteCommand(typeof(FinanceText), "Overdue invoices", "/finance/invoices?tab=overdue", "clock-alert", FinancePermissions.ViewInvoices),
            new PaletteCommand(typeof(FinanceText), "Credit notes", "/finance/credit-notes", "undo-2", FinancePermissions.ViewInvoices));
        services.AddSearch<FinanceSearch>();
        services.AddPanel<CompanyInvoicesPanel>("company", 20, FinancePermissions.ViewInvoices);
        services.AddPanel<MissingRatesPanel>("project", 1, null);
        services.AddPanel<ProjectBillingPanel>("project", 30, FinancePermissions.ViewInvoices);
        services.AddPanel<MissingRatesPanel>("engagement-project", 10, FinancePermissions.ViewInvoices);

        services.AddScoped<FollowedProjects>();
        services.AddScoped<MissingPrices>();
        services.AddScoped<RetainerMonths>();
        services.AddScoped<NumberSeries>();
        services.AddScoped<DocumentPrinter>();
        services.AddScoped<Issuing>();
        services.AddScoped<IssueWarnings>();
        services.AddScoped<Crediting>();
        services.AddMoney();
        services.AddValidatorsFromAssemblyContaining<FinanceDbContext>(includeInternalTypes: true);
        return services;
    }

    private static Task<bool> CanReadInvoiceAsync(IServiceProvider services, Guid id, CancellationToken ct) =>
        services.GetRequiredService<FinanceDbContext>().Invoices.VisibleTo(AccessOf(services)).AnyAsync(i => i.Id == id, ct);

    private static Task<bool> CanReadCreditNoteAsync(IServiceProvider services, Guid id, CancellationToken ct) =>
        services.GetRequiredService<FinanceDbContext>().CreditNotes.VisibleTo(AccessOf(services)).AnyAsync(n => n.Id == id, ct);

    private static Access AccessOf(IServiceProvider services) => services.GetRequiredService<ICurrentUser>().AccessTo(FinancePermissions.ViewInvoices);
}
