using ErpCrm.Platform.Security;

namespace ErpCrm.Insights;

internal static class InsightsPermissions
{
    public const string ViewEngagements = "insights.engagements.view";
    public const string ViewMargin = "insights.margin.view";


    /// <summary>What labour cost; others who see margins see hours at the company's average.</summary>
    public const string ViewLabourCost = "insights.labour.view";

    public static readonly Permission[] All =
    [
        new Permission(ViewEngagements, Scoped: true)
            .For(Scope.Team, BuiltInRoles.Sales, BuiltInRoles.ProjectManager, BuiltInRoles.Administrator)
            .For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management),
        new Permission(ViewMargin, Scoped: true)
            .For(Scope.Team, BuiltInRoles.ProjectManager)
            .For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management),
        new Permission(ViewLabourCost, Scoped: false).For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management),
    ];
}
