using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.Crm.Checks;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Contacts;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Demo;
using ErpCrm.Crm.Home;
using ErpCrm.Crm.Leads;
using ErpCrm.Crm.MyDay;
using ErpCrm.Crm.Owners;
using ErpCrm.Crm.Search;
using ErpCrm.Crm.Seeding;
using ErpCrm.Crm.Stages;
using ErpCrm.Crm.Text;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Search;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Crm;

/// <summary>Leads, companies, contacts, deals and the history of talking to clients.</summary>
public static class CrmModule
{
    private static readonly Type Texts = typeof(CrmText);

    public static IServiceCollection AddCrm(this IServiceCollection services)
    {
        services.AddModule<CrmDbContext>("Crm")
            .FollowsUsers()
            .FollowsExchangeRates()
            .Permissions(CrmPermissions.All)
            .Demo<CrmDemo>()
            .Seeds<CrmSeeder>()
            .Checks<DealCheck>().Checks<CompanyCheck>().Checks<CrmReferences>()
            .Keeps<CompanyRecords>().Keeps<WonDealRecords>().Keeps<DealEngagementRecords>().Keeps<DealProjectRecords>()
            .Listens("crm.deal-projects", it => it.Handles<ProjectOpened, FollowProjectOfDeal>().Handles<ProjectChanged, FollowProjectOfDeal>(), typeof(DealProject))
            .Announces<AnnounceCompanies>(typeof(CompanyRegistered), typeof(CompanyChanged))
            .Handles<ProjectKept, WinAgainWhenProjectKept>("crm.win-again")
            .History<Company>((s, id, ct) => CanReadAsync(s, CrmPermissions.ViewCompanies, (db, access) => db.Companies.VisibleTo(access, c => c.OwnerId).AnyAsync(c => c.Id == id, ct)), c => c.Name)
            .History<Contact>((s, id, ct) => CanReadAsync(s, CrmPermissions.ViewCompanies, (db, access) => db.Contacts.VisibleTo(access, c => c.Company!.OwnerId).AnyAsync(c => c.Id == id, ct)), c => c.Name)
            .History<Lead>((s, id, ct) => CanReadAsync(s, CrmPermissions.ViewLeads, (db, access) => db.Leads.VisibleTo(access, l => l.OwnerId).AnyAsync(l => l.Id == id, ct)), l => l.Name)
            .History<Deal>((s, id, ct) => CanReadAsync(s, CrmPermissions.ViewDeals, (db, access) => db.Deals.VisibleTo(access, d => d.OwnerId).AnyAsync(d => d.Id == id, ct)), d => d.Name)
            .RecordPage("/crm/companies", CrmPermissions.ViewCompanies, (db, me) => db.Companies.VisibleTo(me.AccessTo(CrmPermissions.ViewCompanies), c => c.OwnerId).Select(c => c.Id))
            .RecordPage("/crm/leads", CrmPermissions.ViewLeads, (db, me) => db.Leads.VisibleTo(me.AccessTo(CrmPermissions.ViewLeads), l => l.OwnerId).Select(l => l.Id))
            .RecordPage("/crm/deals", CrmPermissions.ViewDeals, (db, me) => db.Deals.VisibleTo(me.AccessTo(CrmPermissions.ViewDeals), d => d.OwnerId).Select(d => d.Id))
            .History<Stage>((s, id, ct) => CanReadAsync(s, CrmPermissions.EditStages, (db, _) => db.Stages.AnyAsync(x => x.Id == id, ct)));
        services.AddValidatorsFromAssemblyContaining<CrmDbContext>(includeInternalTypes: true);
        services.AddScoped<OwnerChoices>();
        AddPages(services);
        return services;
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddNavigation(
            new NavItem(NavGroup.Sales, "my-day", Texts, "My day", "/crm/my-day", "list-checks", CrmPermissions.ViewDeals, 30, 'D'),
            new NavItem(NavGroup.Sales, "deals", Texts, "Pipeline", "/crm/deals", "square-kanban", CrmPermissions.ViewDeals, 10, 'P'),
            new NavItem(NavGroup.Sales, "companies", Texts, "Clients", "/crm/companies", "building-2", CrmPermissions.ViewCompanies, 15, 'C'),
            new NavItem(NavGroup.Sales, "leads", Texts, "Leads", "/crm/leads", "user-plus", CrmPermissions.ViewLeads, 20, 'L'),
            new NavItem(NavGroup.Settings, "stages", Texts, "Pipeline stages", "/crm/stages", "square-kanban", CrmPermissions.EditStages, 40));
        services.AddPaletteCommands(
            new PaletteCommand(Texts, "New deal", "/crm/deals/create", "plus", CrmPermissions.EditDeals),
            new PaletteCommand(Texts, "New company", "/crm/companies/create", "plus", CrmPermissions.EditCompanies),
            new PaletteCommand(Texts, "New lead", "/crm/leads/create", "plus", CrmPermissions.EditLeads));
        services.AddSearch<CrmSearch>();
        services.AddHomeFigures<CrmFigures>();
        services.AddFirstSteps<CrmFirstSteps>();
        services.AddAttention<CrmAttention>();
    }

    private static async Task<bool> CanReadAsync(IServiceProvider services, string permission, Func<CrmDbContext, Access, Task<bool>> exists)
    {
        var me = services.GetRequiredService<ICurrentUser>();
        return me.Can(permission) && await exists(services.GetRequiredService<CrmDbContext>(), me.AccessTo(permission));
    }
}
