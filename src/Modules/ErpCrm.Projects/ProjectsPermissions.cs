using ErpCrm.Platform.Security;

namespace ErpCrm.Projects;

internal static class ProjectsPermissions
{
    public const string ViewProjects = "projects.projects.view";
    public const string EditProjects = "projects.projects.edit";
    public const string RecordTime = "projects.time.record";
    public const string ApproveTime = "projects.time.approve";

    public static readonly Permission[] All =
    [
        new Permission(ViewProjects, Scoped: true)
            .For(Scope.Team, BuiltInRoles.ProjectManager)
            .For(Scope.Own, BuiltInRoles.TeamMember, BuiltInRoles.Sales)
            .For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management, BuiltInRoles.Administrator),
        new Permission(EditProjects, Scoped: true)
            .For(Scope.Team, BuiltInRoles.ProjectManager)
            .For(Scope.All, BuiltInRoles.Administrator),
        new Permission(RecordTime, Scoped: false)
            .For(Scope.All, [.. BuiltInRoles.All.Where(role => role != BuiltInRoles.Owner)]),
        new Permission(ApproveTime, Scoped: true)
            .For(Scope.Team, BuiltInRoles.ProjectManager)
            .For(Scope.All, BuiltInRoles.Management, BuiltInRoles.Administrator),
    ];
}
