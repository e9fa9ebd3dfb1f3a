using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Copies;
using ErpCrm.SharedKernel.Figures;
using ErpCrm.SharedKernel.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Projects;

/// <summary>What the address of the list says.</summary>
internal sealed class ProjectFilter
{
    /// <summary>open (empty), completed or all.</summary>
    public string? Tab { get; set; }

    public string? Q { get; set; }

    /// <summary>User id, or <c>none</c> for projects without manager.</summary>
    public string? Manager { get; set; }

    /// <summary>hot: 90 % of the budget or more is used.</summary>
    public string? Budget { get; set; }

    public string? Sort { get; set; }
    public string? Dir { get; set; }
    public int Page { get; set; } = 1;

    public bool IsNarrowed => !string.IsNullOrEmpty(Q) || !string.IsNullOrEmpty(Manager) || !string.IsNullOrEmpty(Budget);
}

internal sealed record ProjectRow(
    Guid Id,
    string Code,
    string Name,
    string CompanyName,
    Guid? ManagerId,
    BillingMethod Billing,
    decimal ContractAmount,
    string Currency,
    decimal? BudgetHours,
    int RecordedMinutes,
    DateOnly StartsOn,
    DateOnly? EndsOn,
    bool IsOpen,
    bool IsWithdrawn)
{
    public Burn Burn => new(RecordedMinutes, BudgetHours);
}

/// <summary>Recorded hours against the budget.</summary>
internal sealed record Burn(int Minutes, decimal? BudgetHours)
{
    /// <summary>1 is the whole budget; null without one.</summary>
    public decimal? Share => BudgetHours is > 0 ? Minutes / (BudgetHours.Value * 60) : null;
}

internal sealed record ProjectList(ProjectFilter Filter, Page<ProjectRow> Page, IReadOnlyDictionary<Guid, string> Managers, IReadOnlyList<SelectListItem> ManagerChoices)
{
    /// <summary>Share of the budget from which a project is worth a look.</summary>
    public const decimal Hot = 0.9m;

    public string ManagerOf(ProjectRow row) => row.ManagerId is { } id ? Managers.GetValueOrDefault(id, "") : "";

    public static async Task<ProjectList> LoadAsync(ProjectsDbContext db, Access access, ProjectFilter filter, string nobody, CancellationToken ct)
    {
        var visible = db.Projects.AsNoTracking().VisibleTo(access);
        var found = Filtered(visible, filter);
        if (filter.Budget == "hot") found = found.Where(p => p.BudgetHours > 0 && db.TimeEntries.Where(e => e.ProjectId == p.Id).Sum(e => e.WorkedMinutes) >= p.BudgetHours * 60 * Hot);
        var page = await db.Projects.AsNoTracking().ToPageAsync(found, projects => Sorted(projects, filter), projects => projects.Select(p => new ProjectRow(
            p.Id, p.Code, p.Name, p.CompanyName, p.ManagerId, p.Billing, p.ContractAmount, p.Currency, p.BudgetHours,
            db.TimeEntries.Where(e => e.ProjectId == p.Id).Sum(e => e.WorkedMinutes), p.StartsOn, p.EndsOn, p.IsOpen, p.IsWithdrawn)), filter.Page, ct);
        var managers = await db.KeptAsync("project managers", access, [typeof(Project), typeof(UserCopy)], () =>
            db.Users.AsNoTracking().Where(u => visible.Any(p => p.ManagerId == u.Id)).OrderBy(u => u.Name).Select(u => new { u.Id, u.Name }).ToListAsync(ct));
        List<SelectListItem> choices = [.. managers.Select(m => new SelectListItem(m.Name, m.Id.ToString(), filter.Manager == m.Id.ToString())), new SelectListItem(nobody, "none", filter.Manager == "none")];
        return new ProjectList(filter, page, managers.ToDictionary(m => m.Id, m => m.Name), choices);
    }

    private static IQueryable<Project> Filtered(IQueryable<Project> projects, ProjectFilter filter)
    {
        // A parameter, because SQLite has no use for an index on a bare truth value.
        var open = filter.Tab != "completed";
        if (filter.Tab != "all") projects = projects.Where(p => p.IsOpen == open);
        foreach (var word in SearchText.Words(filter.Q)) projects = projects.Where(p => p.SearchText.Contains(word));
        if (filter.Manager == "none") projects = projects.Where(p => p.ManagerId == null);
        else if (Guid.TryParse(filter.Manager, out var manager)) projects = projects.Where(p => p.ManagerId == manager);
        return projects;
    }

    private static IQueryable<Project> Sorted(IQueryable<Project> projects, ProjectFilter filter) => (filter.Sort, filter.Dir == "desc") switch
    {
        ("code", false) => projects.OrderBy(p => p.Code),
        ("code", true) => projects.OrderByDescending(p => p.Code),
        ("client", false) => projects.OrderBy(p => p.CompanyName).ThenBy(p => p.Name).ThenBy(p => p.Id),
        ("client", true) => projects.OrderByDescending(p => p.CompanyName).ThenBy(p => p.Name).ThenBy(p => p.Id),
        ("ends", false) => projects.OrderBy(p => p.EndsOn == null).ThenBy(p => p.EndsOn).ThenBy(p => p.Id),
        ("ends", true) => projects.OrderByDescending(p => p.EndsOn).ThenBy(p => p.Id),
        ("name", true) => projects.OrderByDescending(p => p.Name).ThenBy(p => p.Id),
        _ => projects.OrderBy(p => p.Name).ThenBy(p => p.Id),
    };
}
