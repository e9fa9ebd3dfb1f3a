using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Tasks;
using ErpCrm.Projects.Text;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Home;

/// <summary>Finds projects and their tasks.</summary>
internal sealed class ProjectsSearch(ProjectsDbContext db, ICurrentUser me, IStringLocalizer<ProjectsText> texts) : ISearchSource
{
    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int limit, CancellationToken ct)
    {
        var words = SearchText.Words(text);
        if (words.Count == 0 || !me.Can(ProjectsPermissions.ViewProjects)) return [];
        var visible = db.Projects.AsNoTracking().VisibleTo(me.AccessTo(ProjectsPermissions.ViewProjects));
        var projects = visible;
        var tasks = db.Tasks.AsNoTracking().Where(t => t.State != TaskState.Done && visible.Any(p => p.Id == t.ProjectId));
        foreach (var word in words)
        {
            projects = projects.Where(p => p.SearchText.Contains(word));
            tasks = tasks.Where(t => t.SearchText.Contains(word));
        }

        var found = await projects.OrderByDescending(p => p.IsOpen).ThenBy(p => p.Name).Take(limit).Select(p => new { p.Id, p.Code, p.Name, p.CompanyName }).ToListAsync(ct);
        var hits = found.Select(p => new SearchHit(texts["Project"], p.Name, $"{p.Code} · {p.CompanyName}", $"/projects/projects/{p.Id}", "folder-kanban")).ToList();
        if (hits.Count >= limit) return hits;
        var more = await tasks.OrderBy(t => t.Name).Take(limit - hits.Count).Select(t => new { t.Name, t.ProjectId, Project = t.Project!.Name }).ToListAsync(ct);
        hits.AddRange(more.Select(t => new SearchHit(texts["Task"], t.Name, t.Project, $"/projects/tasks?project={t.ProjectId}", "list-todo")));
        return hits;
    }
}
