using ErpCrm.Platform.Security;

namespace ErpCrm.Crm;

internal static class CrmPermissions
{
    public const string ViewCompanies = "crm.companies.view";
    public const string EditCompanies = "crm.companies.edit";
    public const string ViewLeads = "crm.leads.view";
    public const string EditLeads = "crm.leads.edit";
    public const string ViewDeals = "crm.deals.view";
    public const string EditDeals = "crm.deals.edit";
    public const string EditStages = "crm.stages.edit";

    public static readonly Permission[] All =
    [
        new Permission(ViewCompanies, Scoped: true).For(
            Scope.All, BuiltInRoles.Sales, BuiltInRoles.ProjectManager, BuiltInRoles.Accountant,
            BuiltInRoles.Management, BuiltInRoles.Administrator),
        new Permission(EditCompanies, Scoped: true).For(Scope.Team, BuiltInRoles.Sales)
            .For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Administrator),
        new Permission(ViewLeads, Scoped: true).For(Scope.Team, BuiltInRoles.Sales)
            .For(Scope.All, BuiltInRoles.Management, BuiltInRoles.Administrator),
        new Permission(EditLeads, Scoped: true).For(Scope.Team, BuiltInRoles.Sales)
            .For(Scope.All, BuiltInRoles.Administrator),
        new Permission(ViewDeals, Scoped: true).For(Scope.Team, BuiltInRoles.Sales)
            .For(Scope.All, BuiltInRoles.Management, BuiltInRoles.Administrator),
        new Permission(EditDeals, Scoped: true).For(Scope.Team, BuiltInRoles.Sales)
            .For(Scope.All, BuiltInRoles.Administrator),
        new Permission(EditStages, Scoped: false).For(Scope.All, BuiltInRoles.Administrator),
    ];
}
