using ErpCrm.Contracts.Crm;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Projects;

/// <summary>Projects that are completed and opened again.</summary>
[Route("projects/projects"), RequirePermission(ProjectsPermissions.EditProjects)]
internal sealed class ProjectStatesController(ProjectsDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<ProjectsText> T) : PageController
{
    [HttpGet("{id:guid}/complete")]
    public Task<IActionResult> Complete(Guid id, CancellationToken ct) => ShowAsync("Complete", id, ct);

    [HttpPost("{id:guid}/complete")]
    public Task<IActionResult> Complete(Guid id, ProjectStateForm form, CancellationToken ct) =>
        ChangeAsync("Complete", id, form, p => p.Complete(form.On ?? clock.Today, form.Reason!, clock.Today),
            T["Project completed"], ct);

    [HttpGet("{id:guid}/reopen")]
    public Task<IActionResult> Reopen(Guid id, CancellationToken ct) => ShowAsync("Reopen", id, ct);

    [HttpPost("{id:guid}/reopen")]
    public Task<IActionResult> Reopen(Guid id, ProjectStateForm form, CancellationToken ct) =>
        ChangeAsync("Reopen", id, form, p => p.Reopen(form.Reason!, clock.Today), T["Project reopened"], ct);

    private async Task<IActionResult> ShowAsync(string view, Guid id, CancellationToken ct)
    {
        var project = await FindAsync(id, ct);
        var form = Described(new ProjectStateForm { On = clock.Today, Version = project.Version }, project);
        return Sheet(view, form);
    }

    private async Task<IActionResult> ChangeAsync(string view, Guid id, ProjectStateForm form,
        Action<Project> change, string toast, CancellationToken ct)
    {
        var project = await FindAsync(id, ct);
        Described(form, project);
        return await TrySaveAsync(view, form, async () =>
        {
            if (project.Version != form.Version) return Outdated(view, form, project.Version);
            change(project);
            await db.SaveChangesAsync(ct);
            return Saved($"/projects/projects/{id}", toast);
        });
    }

    private ProjectStateForm Described(ProjectStateForm form, Project project)
    {
        (form.Id, form.Name) = (project.Id, project.Name);
        form.EndedOn = project.Billing == BillingMethod.Retainer && project.EndsOn < clock.Today
            ? project.EndsOn
            : null;
        return form;
    }

    private Task<Project> FindAsync(Guid id, CancellationToken ct) =>
        db.Projects.ChangeableBy(me).Whole().OneAsync(id, ct);
}
