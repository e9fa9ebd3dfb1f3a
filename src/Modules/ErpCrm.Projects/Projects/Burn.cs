namespace ErpCrm.Projects.Projects;

/// <summary>Recorded hours against the budget.</summary>
internal sealed record Burn(int Minutes, decimal? BudgetHours)
{
    /// <summary>Share of the budget from which a project is worth a look.</summary>
    public const decimal Hot = 0.9m;

    /// <summary>1 is the whole budget; null without one.</summary>
    public decimal? Share => BudgetHours is > 0 ? Minutes / (BudgetHours.Value * 60) : null;
}

internal static class HotProjects
{
    /// <summary>Projects that used most of their budget, or more than it.</summary>
    public static IQueryable<Project> Hot(this IQueryable<Project> projects, ProjectsDbContext db) =>
        projects.Where(p => p.BudgetHours > 0 && db.TimeEntries.Where(e => e.ProjectId == p.Id)
            .Sum(e => e.WorkedMinutes) >= p.BudgetHours * 60 * Burn.Hot);
}
