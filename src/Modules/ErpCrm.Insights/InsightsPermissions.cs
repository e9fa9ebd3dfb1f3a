using ErpCrm.SharedKernel.Security;

namespace ErpCrm.Insights;

internal static class InsightsPermissions
{
    public const string ViewEngagements = "insights.engagements.view";
    public const string ViewMargin = "insights.margin.view";

    public static readonly Permission[] All =
    [
        new Permission(ViewEngagements, Scoped: true)
            .For(Scope.Team, BuiltInRoles.Sales, BuiltInRoles.ProjectManager, BuiltInRoles.Administrator)
            .For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management),
        new Permission(ViewMargin, Scoped: true)
            .For(Scope.Team, BuiltInRoles.ProjectManager)
            .For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management),
    ];
}
