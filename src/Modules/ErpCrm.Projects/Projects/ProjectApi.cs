using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Projects.Projects;

/// <summary>Projects in the API.</summary>
internal sealed class ProjectApi : ApiKind<ProjectsDbContext, Project>
{
    public ProjectApi(ProjectsList list)
        : base(Kinds.Project, "projects", list)
    {
        Has("milestones", "milestones", "project", "position");
        Creates<ProjectsController>(nameof(ProjectsController.Create));
        Changes<ProjectsController>(nameof(ProjectsController.Edit));
        Does<ProjectStatesController>("complete", nameof(ProjectStatesController.Complete)).Without("Name");
        Does<ProjectStatesController>("reopen", nameof(ProjectStatesController.Reopen)).Without("Name", "On");
    }
}
