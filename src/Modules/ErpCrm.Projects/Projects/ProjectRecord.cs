using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Projects.Text;
using ErpCrm.SharedKernel.Records;

namespace ErpCrm.Projects.Projects;

/// <summary>A project, as the rest of the application knows it.</summary>
internal sealed class ProjectRecord : Record<ProjectsDbContext, Project>
{
    public override string Key => Kinds.Project;

    public override RecordWords Words { get; } = new(typeof(ProjectsText), "Project", "Projects", "New project");

    public override string Icon => "folder-kanban";

    public override RecordRights Rights { get; } = new(ProjectsPermissions.ViewProjects, ProjectsPermissions.EditProjects);

    public override string ListUrl => "/projects/projects";

    public override Expression<Func<Project, string>> Title { get; } = p => p.Name;

    public override RecordSearch<Project> Search { get; } = new(p => p.SearchText)
    {
        Detail = p => p.Code + " · " + p.CompanyName,
        Order = projects => projects.OrderByDescending(p => p.IsOpen).ThenBy(p => p.Name),
    };

    public override IQueryable<Project> Visible(Asking<ProjectsDbContext> asking) => asking.Db.Projects.VisibleTo(asking.Me);
}
