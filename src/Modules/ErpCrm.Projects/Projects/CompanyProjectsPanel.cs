using ErpCrm.Platform.Security;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Projects;

internal sealed record ProjectLine(Guid Id, string Code, string Name, bool IsOpen, bool IsWithdrawn, Burn Burn)
{
    public static Task<List<ProjectLine>> LoadAsync(ProjectsDbContext db, IQueryable<Project> projects, int limit,
        CancellationToken ct) => projects
        .OrderByDescending(p => p.IsOpen).ThenBy(p => p.Name).Take(limit)
        .Select(p => new ProjectLine(p.Id, p.Code, p.Name, p.IsOpen, p.IsWithdrawn,
            new Burn(db.TimeEntries.Where(e => e.ProjectId == p.Id).Sum(e => e.WorkedMinutes), p.BudgetHours)))
        .ToListAsync(ct);
}

/// <summary>A client's projects, on the company's page.</summary>
internal sealed class CompanyProjectsPanel(ProjectsDbContext db, ICurrentUser me) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var projects = db.Projects.AsNoTracking().VisibleTo(me).Where(p => p.CompanyId == subject);
        return await ProjectLine.LoadAsync(db, projects, 20, HttpContext.RequestAborted) is { Count: > 0 } lines
            ? Panel(lines)
            : Content("");
    }
}

/// <summary>A won deal's project, on the deal's page.</summary>
internal sealed class DealProjectsPanel(ProjectsDbContext db, ICurrentUser me) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var projects = db.Projects.AsNoTracking().VisibleTo(me).Where(p => p.DealId == subject);
        return await ProjectLine.LoadAsync(db, projects, 1, HttpContext.RequestAborted) is { Count: > 0 } lines
            ? View("/Projects/Projects/CompanyProjectsPanel.cshtml", lines)
            : Content("");
    }
}
