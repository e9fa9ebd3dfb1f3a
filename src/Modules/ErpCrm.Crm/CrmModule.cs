using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.Crm.Activities;
using ErpCrm.Crm.Checks;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Contacts;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Demo;
using ErpCrm.Crm.Duplicates;
using ErpCrm.Crm.FollowUps;
using ErpCrm.Crm.Home;
using ErpCrm.Crm.Leads;
using ErpCrm.Crm.Mails;
using ErpCrm.Crm.MyDay;
using ErpCrm.Crm.Owners;
using ErpCrm.Crm.Seeding;
using ErpCrm.Crm.Stages;
using ErpCrm.Crm.Text;
using ErpCrm.Demo;
using ErpCrm.Demo.Seeding;
using ErpCrm.Platform;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Merging;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Notices;
using ErpCrm.Ui.Search;
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
        var module = services.AddModule<CrmDbContext>("Crm")
            .FollowsUsers()
            .FollowsExchangeRates()
            .Permissions(CrmPermissions.All)
            .Checks<DealCheck>().Checks<CompanyCheck>().Checks<CrmReferences>()
            .Keeps<CompanyRecords>().Keeps<WonDealRecords>().Keeps<DealEngagementRecords>().Keeps<DealProjectRecords>()
            .Listens("crm.deal-projects",
                it => it.Handles<ProjectOpened, FollowProjectOfDeal>().Handles<ProjectChanged, FollowProjectOfDeal>(),
                typeof(DealProject))
            .Announces<AnnounceCompanies>(typeof(CompanyRegistered), typeof(CompanyChanged),
                typeof(CompanyWithdrawn), typeof(CompaniesMerged), typeof(CompaniesParted))
            .Handles<ProjectKept, WinAgainWhenProjectKept>("crm.win-again")
            .Record<CompanyRecord>().Record<ContactRecord>().Record<LeadRecord>().Record<DealRecord>()
            .Record<StageRecord>().Record<FollowUpRecord>().Record<ActivityRecord>()
            .Imports<CompanyImport>(Kinds.Company).Imports<ContactImport>(Kinds.Contact)
            .Imports<LeadImport>(Kinds.Lead).Imports<DealImport>(Kinds.Deal);
        services.AddValidatorsFromAssemblyContaining<CrmDbContext>(includeInternalTypes: true);
        services.AddScoped<OwnerChoices>().AddScoped<StageNames>()
            .AddScoped<ICompanyRegister, CompanyRegister>();
        services.AddList<CompaniesList>().AddList<ContactsList>().AddList<LeadsList>().AddList<DealsList>();
        AddPages(services);
        AddBulkActions(services);
        AddDuplicates(services, module);
        AddApi(services);
        return services;
    }

    private static void AddApi(IServiceCollection services) =>
        services.AddApi<CompanyApi>().AddApi<ContactApi>().AddApi<LeadApi>().AddApi<DealApi>()
            .AddApi<StageApi>().AddApi<FollowUpApi>().AddApi<ActivityApi>();

    private static void AddBulkActions(IServiceCollection services)
    {
        services.AddBulkAction<AssignLeads>(Kinds.Lead).AddBulkAction<PlanFollowUps>(Kinds.Lead);
        services.AddBulkAction<AssignDeals>(Kinds.Deal).AddBulkAction<MoveDeals>(Kinds.Deal);
        services.AddBulkAction<PlanFollowUps>(Kinds.Deal);
        services.AddBulkAction<AssignCompanies>(Kinds.Company).AddBulkAction<ArchiveCompanies>(Kinds.Company);
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddNavigation(
            new NavItem(NavGroup.Sales, "my-day", typeof(CrmText), "My day", "/crm/my-day", "list-checks",
                CrmPermissions.ViewDeals, 30, 'D'),
            NavItem.Of<DealRecord>(NavGroup.Sales, "deals", 10, 'P', label: "Pipeline", icon: "square-kanban"),
            NavItem.Of<CompanyRecord>(NavGroup.Sales, "companies", 15, 'C', label: "Clients"),
            NavItem.Of<ContactRecord>(NavGroup.Sales, "contacts", 17),
            NavItem.Of<LeadRecord>(NavGroup.Sales, "leads", 20, 'L'),
            NavItem.Of<StageRecord>(NavGroup.Settings, "stages", 40));
        services.AddThreadWords<CrmThread>().AddNoticeWords<CrmNotices>();
        services.AddTimeline<CrmTimeline>();
        services.AddRecordMail<CompanyMail>().AddRecordMail<ContactMail>().AddRecordMail<DealMail>()
            .AddRecordMail<LeadMail>();
        services.AddHomeFigures<CrmFigures>();
        services.AddFirstSteps<CrmFirstSteps>();
        services.AddAttention<CrmAttention>();
    }

    private static void AddDuplicates(IServiceCollection services, ModuleBuilder<CrmDbContext> module)
    {
        module.Refers<Deal>(Kinds.Company, d => d.CompanyId, new ReferenceWord(typeof(CrmText), "Deals"))
            .Refers<Contact>(Kinds.Company, c => c.CompanyId, new ReferenceWord(typeof(CrmText), "Contacts"))
            .Refers<Deal>(Kinds.Contact, d => d.ContactId, new ReferenceWord(typeof(CrmText), "Deals"))
            .Refers<Company>(Kinds.Company, c => c.MergedIntoId)
            .Refers<Contact>(Kinds.Contact, c => c.MergedIntoId);
        services.AddScoped<CompanyMerging>().AddScoped<ContactMerging>().AddScoped<MergeOwn>();
        services.AddPaletteCommands(new PaletteCommand(typeof(CrmText), "Likely duplicates", "/crm/duplicates", "copy",
            CrmPermissions.EditCompanies));
    }
}
