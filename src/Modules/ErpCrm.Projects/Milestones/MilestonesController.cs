using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Milestones;

[Route("projects/milestones"), RequirePermission(ProjectsPermissions.EditProjects)]
internal sealed class MilestonesController(ProjectsDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<ProjectsText> T) : PageController
{
    private IQueryable<Project> Changeable => db.Projects.Include(p => p.Milestones).ChangeableBy(me);

    [HttpGet("create")]
    public async Task<IActionResult> Create(Guid project, CancellationToken ct) =>
        Sheet("Edit", MilestoneForm.New(await Changeable.OneAsync(project, ct)));

    [HttpPost("create")]
    public async Task<IActionResult> Create(MilestoneForm form, CancellationToken ct)
    {
        var project = await Changeable.OneAsync(form.ProjectId, ct);
        form.Currency = project.Currency;
        return await TrySaveAsync("Edit", form, () =>
        {
            project.PlanMilestone(form.Name!, form.Amount!.Value, form.DueOn);
            return SaveAsync(project, T["Milestone planned"], ct);
        });
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        var project = await FindAsync(id, ct);
        return Sheet("Edit", MilestoneForm.Of(project, project.MilestoneOf(id)));
    }

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, MilestoneForm form, CancellationToken ct)
    {
        var project = await FindAsync(id, ct);
        (form.Id, form.ProjectId, form.Currency) = (id, project.Id, project.Currency);
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (project.Version != form.Version)
                return Conflict("Edit", form, MilestoneForm.Of(project, project.MilestoneOf(id)));
            project.ChangeMilestone(id, form.Name!, form.Amount!.Value, form.DueOn);
            return await SaveAsync(project, T["Milestone saved"], ct);
        });
    }

    [HttpPost("{id:guid}/remove")]
    public Task<IActionResult> Remove(Guid id, CancellationToken ct) =>
        ActAsync(id, project => project.RemoveMilestone(id), T["Milestone removed"], ct);

    [HttpPost("{id:guid}/move")]
    public Task<IActionResult> Move(Guid id, int step, CancellationToken ct) =>
        ActAsync(id, project => project.MoveMilestone(id, step), null, ct);

    [HttpGet("{id:guid}/accept")]
    public async Task<IActionResult> Accept(Guid id, CancellationToken ct)
    {
        var project = await FindAsync(id, ct);
        return Sheet("Accept", AcceptanceForm.Of(project, project.MilestoneOf(id), clock.Today));
    }

    [HttpPost("{id:guid}/accept")]
    public async Task<IActionResult> Accept(Guid id, AcceptanceForm form, CancellationToken ct)
    {
        var project = await FindAsync(id, ct);
        var now = AcceptanceForm.Of(project, project.MilestoneOf(id), form.AcceptedOn ?? clock.Today);
        (form.Id, form.ProjectId, form.Name, form.Amount) = (id, project.Id, now.Name, now.Amount);
        return await TrySaveAsync("Accept", form, async () =>
        {
            if (project.Version != form.Version) return Outdated("Accept", form, project.Version);
            project.AcceptMilestone(id, form.AcceptedOn!.Value, clock.Today);
            return await SaveAsync(project, T["{0} is accepted and may be billed", form.Name!], ct);
        });
    }

    private async Task<IActionResult> ActAsync(Guid id, Action<Project> act, string? toast, CancellationToken ct)
    {
        var project = await FindAsync(id, ct);
        return await TryAsync(PageOf(project), () =>
        {
            act(project);
            return SaveAsync(project, toast, ct);
        });
    }

    private async Task<IActionResult> SaveAsync(Project project, string? toast, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        return Saved(PageOf(project), toast);
    }

    private Task<Project> FindAsync(Guid id, CancellationToken ct) =>
        Changeable.OneAsync(p => p.Milestones.Any(m => m.Id == id), ct);

    private static string PageOf(Project project) => $"/projects/projects/{project.Id}";
}
