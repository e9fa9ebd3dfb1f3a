using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Projects;

internal static class ProjectQueries
{
    /// <summary>Projects with everything that a change of them looks at.</summary>
    public static IQueryable<Project> Whole(this IQueryable<Project> projects) =>
        projects.Include(p => p.Members).Include(p => p.Milestones).Include(p => p.ChangeOrders).AsSplitQuery();
}
