using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.Crm.Activities;
using ErpCrm.Crm.Checks;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Contacts;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Demo;
using ErpCrm.Crm.FollowUps;
using ErpCrm.Crm.Home;
using ErpCrm.Crm.Leads;
using ErpCrm.Crm.MyDay;
using ErpCrm.Crm.Owners;
using ErpCrm.Crm.Seeding;
using ErpCrm.Crm.Stages;
using ErpCrm.Crm.Text;
using ErpCrm.Demo;
using ErpCrm.Demo.Seeding;
using ErpCrm.Platform;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Notices;
using ErpCrm.Ui.Threads;
using ErpCrm.Ui.Timelines;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Crm;

/// <summary>Leads, companies, contacts, deals and the history of talking to clients.</summary>
public static class CrmModule
{
    public static IServiceCollection AddCrm(this IServiceCollection services)
    {
        services.AddDemoActor<CrmDemo>().AddSeeder<CrmSeeder>();
        services.AddModule<CrmDbContext>("Crm")
            .FollowsUsers()
            .FollowsExchangeRates()
            .Permissions(CrmPermissions.All)
            .Checks<DealCheck>().Checks<CompanyCheck>().Checks<CrmReferences>()
            .Keeps<CompanyRecords>().Keeps<WonDealRecords>().Keeps<DealEngagementRecords>().Keeps<DealProjectRecords>()
            .Listens("crm.deal-projects",
                it => it.Handles<ProjectOpened, FollowProjectOfDeal>().Handles<ProjectChanged, FollowProjectOfDeal>(),
                typeof(DealProject))
            .Announces<AnnounceCompanies>(typeof(CompanyRegistered), typeof(CompanyChanged))
            .Handles<ProjectKept, WinAgainWhenProjectKept>("crm.win-again")
            .Record<CompanyRecord>().Record<ContactRecord>().Record<LeadRecord>().Record<DealRecord>()
            .Record<StageRecord>().Record<FollowUpRecord>().Record<ActivityRecord>();
        services.AddValidatorsFromAssemblyContaining<CrmDbContext>(includeInternalTypes: true);
        services.AddScoped<OwnerChoices>();
        services.AddList<CompaniesList>().AddList<LeadsList>().AddList<DealsList>();
        AddPages(services);
        return services;
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddNavigation(
            new NavItem(NavGroup.Sales, "my-day", typeof(CrmText), "My day", "/crm/my-day", "list-checks",
                CrmPermissions.ViewDeals, 30, 'D'),
            NavItem.Of<DealRecord>(NavGroup.Sales, "deals", 10, 'P', label: "Pipeline", icon: "square-kanban"),
            NavItem.Of<CompanyRecord>(NavGroup.Sales, "companies", 15, 'C', label: "Clients"),
            NavItem.Of<LeadRecord>(NavGroup.Sales, "leads", 20, 'L'),
            NavItem.Of<StageRecord>(NavGroup.Settings, "stages", 40));
        services.AddThreadWords<CrmThread>().AddNoticeWords<CrmNotices>();
        services.AddTimeline<CrmTimeline>();
        services.AddHomeFigures<CrmFigures>();
        services.AddFirstSteps<CrmFirstSteps>();
        services.AddAttention<CrmAttention>();
    }
}
