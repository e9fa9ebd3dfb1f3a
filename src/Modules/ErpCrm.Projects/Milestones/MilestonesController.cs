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
    private IQueryable<Project> Editable => db.Projects.Include(p => p.Milestones).ChangeableBy(me);

    [HttpGet("create")]
    public async Task<IActionResult> Create(Guid project, CancellationToken ct) =>
        await Editable.FirstOrDefaultAsync(p => p.Id == project, ct) is { } found
            ? Shown("Edit", MilestoneForm.New(found))
            : NotFound();

    [HttpPost("create")]
    public async Task<IActionResult> Create(MilestoneForm form, CancellationToken ct)
    {
        if (await Editable.FirstOrDefaultAsync(p => p.Id == form.ProjectId, ct) is not { } project) return NotFound();
        form.Currency = project.Currency;
        if (!ModelState.IsValid) return Invalid("Edit", form);
        return await SaveAsync(project, form, () => project.PlanMilestone(form.Name!, form.Amount!.Value, form.DueOn),
            T["Milestone planned"], ct);
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } project
            ? Shown("Edit", MilestoneForm.Of(project, project.Milestones.Single(m => m.Id == id)))
            : NotFound();

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, MilestoneForm form, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } project) return NotFound();
        (form.Id, form.ProjectId, form.Currency) = (id, project.Id, project.Currency);
        if (!ModelState.IsValid) return Invalid("Edit", form);
        if (project.Version != form.Version)
            return Conflict("Edit", form, MilestoneForm.Of(project, project.Milestones.Single(m => m.Id == id)));
        return await SaveAsync(project, form,
            () => project.ChangeMilestone(id, form.Name!, form.Amount!.Value, form.DueOn), T["Milestone saved"], ct);
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
        if (await FindAsync(id, ct) is not { } project) return NotFound();
        return Shown("Accept", AcceptanceForm.Of(project, project.Milestones.Single(m => m.Id == id), clock.Today));
    }

    [HttpPost("{id:guid}/accept")]
    public async Task<IActionResult> Accept(Guid id, AcceptanceForm form, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } project) return NotFound();
        var now = AcceptanceForm.Of(project, project.Milestones.Single(m => m.Id == id),
            form.AcceptedOn ?? clock.Today);
        (form.Id, form.ProjectId, form.Name, form.Amount) = (id, project.Id, now.Name, now.Amount);
        if (!ModelState.IsValid) return Invalid("Accept", form);
        if (project.Version != form.Version) return Outdated("Accept", form, project.Version);
        return await SaveAsync(project, form, () => project.AcceptMilestone(id, form.AcceptedOn!.Value, clock.Today),
            T["{0} is accepted and may be billed", form.Name!], ct, "Accept");
    }

    private async Task<IActionResult> SaveAsync(Project project, object form, Action change, string toast,
        CancellationToken ct, string view = "Edit")
    {
        try
        {
            change();
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, view, form);
        }

        await db.SaveChangesAsync(ct);
        return Saved($"/projects/projects/{project.Id}", toast);
    }

    private async Task<IActionResult> ActAsync(Guid id, Action<Project> act, string? toast, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } project) return NotFound();
        var page = $"/projects/projects/{project.Id}";
        try
        {
            act(project);
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, page);
        }

        await db.SaveChangesAsync(ct);
        return Saved(page, toast);
    }

    private Task<Project?> FindAsync(Guid id, CancellationToken ct) =>
        Editable.FirstOrDefaultAsync(p => p.Milestones.Any(m => m.Id == id), ct);

    private IActionResult Shown(string view, object form) =>
        WantsRegion("sheet") ? PartialView(view, form) : View(view, form);
}
