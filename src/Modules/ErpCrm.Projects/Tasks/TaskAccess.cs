using ErpCrm.Platform.Security;
using ErpCrm.Projects.Projects;

namespace ErpCrm.Projects.Tasks;

internal static class TaskAccess
{
    /// <summary>Projects whose tasks somebody may plan: those one may edit, and those one works on.</summary>
    public static IQueryable<Project> WorkableBy(this IQueryable<Project> projects, ICurrentUser user)
    {
        var edit = user.AccessTo(ProjectsPermissions.EditProjects);
        if (edit.Scope == Scope.All) return projects;
        var managers = edit.UserIds.Select(id => (Guid?)id).ToArray();
        return projects.Where(p => managers.Contains(p.ManagerId) || p.Members.Any(m => m.Person!.UserId == user.Id));
    }

    /// <summary>Tasks that somebody may change.</summary>
    public static IQueryable<ProjectTask> PlannableBy(
        this IQueryable<ProjectTask> tasks, ProjectsDbContext db, ICurrentUser user)
    {
        var projects = db.Projects.WorkableBy(user).Where(p => p.IsOpen);
        return tasks.Where(t => projects.Any(p => p.Id == t.ProjectId));
    }
}
