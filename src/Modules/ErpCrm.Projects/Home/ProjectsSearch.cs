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

        // Both in one question; tasks fill what projects leave.
        var found = await projects.OrderByDescending(p => p.IsOpen).ThenBy(p => p.Name).Take(limit).Select(p => new { IsTask = false, p.Id, Title = p.Name, p.Code, Detail = p.CompanyName })
            .Concat(tasks.OrderBy(t => t.Name).Take(limit).Select(t => new { IsTask = true, Id = t.ProjectId, Title = t.Name, Code = "", Detail = t.Project!.Name }))
            .ToListAsync(ct);
        return
        [
            .. found.OrderBy(f => f.IsTask).Take(limit).Select(f => f.IsTask
                ? new SearchHit(texts["Task"], f.Title, f.Detail, $"/projects/tasks?project={f.Id}", "list-todo")
                : new SearchHit(texts["Project"], f.Title, $"{f.Code} · {f.Detail}", $"/projects/projects/{f.Id}", "folder-kanban")),
        ];
    }
}
