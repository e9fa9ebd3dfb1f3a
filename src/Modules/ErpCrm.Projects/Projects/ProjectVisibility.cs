using ErpCrm.Platform.Security;

namespace ErpCrm.Projects.Projects;

/// <summary>Which projects somebody sees: those managed, sold or worked
/// on by the users the access covers (domain-rules §32).</summary>
internal static class ProjectVisibility
{
    public static IQueryable<Project> VisibleTo(this IQueryable<Project> projects, ICurrentUser me) =>
        projects.VisibleTo(me.AccessTo(ProjectsPermissions.ViewProjects));

    public static IQueryable<Project> VisibleTo(this IQueryable<Project> projects, Access access)
    {
        if (access.Scope == Scope.All) return projects;
        if (access.Scope == Scope.None) return projects.Where(_ => false);
        var ids = access.UserIds.Select(id => (Guid?)id).ToArray();
        return projects.Where(p => ids.Contains(p.ManagerId) || ids.Contains(p.SalesOwnerId)
            || p.Members.Any(m => ids.Contains(m.Person!.UserId)));
    }

    /// <summary>Projects somebody may change: those managed by the users the access covers.</summary>
    public static IQueryable<Project> ChangeableBy(this IQueryable<Project> projects, ICurrentUser me) =>
        projects.VisibleTo(me.AccessTo(ProjectsPermissions.EditProjects), p => p.ManagerId);
}
