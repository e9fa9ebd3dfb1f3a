using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.Contracts.Resources;
using ErpCrm.Finance.CreditNotes;
using ErpCrm.Finance.Customers;
using ErpCrm.Finance.Deliveries;
using ErpCrm.Finance.Demo;
using ErpCrm.Finance.Expenses;
using ErpCrm.Finance.Invoices;
using ErpCrm.Finance.Numbering;
using ErpCrm.Finance.Payments;
using ErpCrm.Finance.People;
using ErpCrm.Finance.Projects;
using ErpCrm.Finance.Settings;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Copies;
using FluentValidation;
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
            .Handles<CompanyRegistered, FollowCustomerWhenCompanyRegistered>()
            .Handles<CompanyChanged, FollowCustomerWhenCompanyChanged>()
            .Handles<ProjectOpened, FollowProjectWhenProjectOpened>()
            .Handles<ProjectChanged, FollowProjectWhenProjectChanged>()
            .Handles<ProjectCompleted, CloseProjectWhenProjectCompleted>()
            .Handles<PersonChanged, FollowPersonWhenPersonChanged>()
            .Handles<RateSet, FollowRateWhenRateSet>()
            .Handles<RateRemoved, ForgetRateWhenRateRemoved>()
            .Handles<TimeApproved, DeliverTimeWhenTimeApproved>()
            .Handles<MilestoneAccepted, DeliverMilestoneWhenMilestoneAccepted>()
            .Handles<ExchangeRateSet, PriceWorkWhenExchangeRateSet>()
            .History<Expense>(ExpenseAccess.CanReadAsync)
            .History<Payment>(PaymentAccess.CanReadAsync)
            .Job<DeliverRetainerMonths>("finance.retainer-months", "10 0 * * *")
            .Demo<FinanceDemo>();

        services.AddScoped<FollowedProjects>();
        services.AddScoped<MissingPrices>();
        services.AddScoped<RetainerMonths>();
        services.AddScoped<NumberSeries>();
        services.AddScoped<DocumentPrinter>();
        services.AddScoped<Issuing>();
        services.AddScoped<Crediting>();
        services.AddMoney();
        services.AddValidatorsFromAssemblyContaining<FinanceDbContext>(includeInternalTypes: true);
        return services;
    }
}
