using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.Clients;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Projects;

[Route("projects/projects")]
internal sealed class ProjectsController(
    ProjectsDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile company, IEnumerable<IProjectUse> uses,
    ProjectsList list, IStringLocalizer<ProjectsText> T) : PageController
{
    [HttpGet(""), RequirePermission(ProjectsPermissions.ViewProjects)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{id:guid}"), RequirePermission(ProjectsPermissions.ViewProjects)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var project = await db.Projects.AsNoTracking().VisibleTo(me).Include(p => p.Milestones)
            .Include(p => p.ChangeOrders)
            .AsSingleQuery()
            .FirstOrDefaultAsync(p => p.Id == id, ct);
        if (project is null) return NotFound();
        return View(
            await ProjectPage.LoadAsync(db, project, me.Can(ProjectsPermissions.EditProjects, project.ManagerId), ct));
    }

    [HttpGet("create"), RequirePermission(ProjectsPermissions.EditProjects)]
    public async Task<IActionResult> Create(Guid? companyId, CancellationToken ct)
    {
        var client = await db.Clients.FindAsync([companyId ?? Guid.Empty], ct);
        return await FormAsync("Create", new ProjectForm
        {
            CompanyId = client?.Id,
            CompanyIdText = client?.Name,
            Currency = client?.Currency ?? company.Current.BaseCurrency,
            StartsOn = clock.Today,
            ManagerId = me.Id,
        }, ct);
    }

    [HttpPost("create"), RequirePermission(ProjectsPermissions.EditProjects)]
    public async Task<IActionResult> Create(ProjectForm form, CancellationToken ct)
    {
        await PrepareAsync(form, ct);
        if (form.CompanyId is { } companyId && !await db.Clients.AnyAsync(c => c.Id == companyId, ct))
            ModelState.AddModelError("CompanyId", T["Choose a client."]);
        await CheckManagerAsync(form, ct);
        if (!ModelState.IsValid) return Invalid("Create", form);
        try
        {
            var project = await db.InTransactionAsync(token => OpenAsync(form, token), ct);
            return Saved($"/projects/projects/{project.Id}", T["Project {0} opened", project.Code]);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Create", form);
        }
    }

    [HttpGet("{id:guid}/edit"), RequirePermission(ProjectsPermissions.EditProjects)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } project) return NotFound();
        await AllowMoveAsync(project, ct);
        return await FormAsync("Edit", ProjectForm.Of(project, clock.Today), ct);
    }

    [HttpPost("{id:guid}/edit"), RequirePermission(ProjectsPermissions.EditProjects)]
    public async Task<IActionResult> Edit(Guid id, ProjectForm form, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } project) return NotFound();
        await PrepareAsync(form, ct);
        var (workBegan, money) = await AllowMoveAsync(project, ct);
        if (form.ManagerId != project.ManagerId) await CheckManagerAsync(form, ct);
        if (!ModelState.IsValid) return Invalid("Edit", form);
        if (project.Version != form.Version) return Conflict("Edit", form, ProjectForm.Of(project, clock.Today));
        await RequireUnusedAsync(project, form, ct);
        if (!ModelState.IsValid) return Invalid("Edit", form);
        try
        {
            if (form.CompanyId != project.CompanyId)
                project.MoveTo(await ClientAsync(form.CompanyId, ct), workBegan, clock.Today, money);
            project.Change(
                form.Name!, form.Terms(), form.StartsOn!.Value, form.EndsOn, form.ManagerId,
                await KnownAsync(form.MemberIds, ct), workBegan, clock.Today, money,
                new Agreement(form.AgreedOn ?? clock.Today, form.ChangeReason));
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Edit", form);
        }

        await db.SaveChangesAsync(ct);
        return Saved($"/projects/projects/{id}", T["Project saved"]);
    }

    /// <summary>The fields that belong to a billing method, when another is chosen in the form.</summary>
    [HttpGet("terms"), RequirePermission(ProjectsPermissions.EditProjects)]
    public IActionResult Terms(ProjectForm form)
    {
        ModelState.Clear();
        return PartialView("_Terms", form);
    }

    [HttpGet("{id:guid}/complete"), RequirePermission(ProjectsPermissions.EditProjects)]
    public Task<IActionResult> Complete(Guid id, CancellationToken ct) => StateFormAsync("Complete", id, ct);

    [HttpPost("{id:guid}/complete"), RequirePermission(ProjectsPermissions.EditProjects)]
    public Task<IActionResult> Complete(Guid id, ProjectStateForm form, CancellationToken ct) =>
        ChangeStateAsync("Complete", id, form, p => p.Complete(form.On ?? clock.Today, form.Reason!, clock.Today),
            T["Project completed"], ct);

    [HttpGet("{id:guid}/reopen"), RequirePermission(ProjectsPermissions.EditProjects)]
    public Task<IActionResult> Reopen(Guid id, CancellationToken ct) => StateFormAsync("Reopen", id, ct);

    [HttpPost("{id:guid}/reopen"), RequirePermission(ProjectsPermissions.EditProjects)]
    public Task<IActionResult> Reopen(Guid id, ProjectStateForm form, CancellationToken ct) =>
        ChangeStateAsync("Reopen", id, form, p => p.Reopen(form.Reason!, clock.Today), T["Project reopened"], ct);

    [HttpGet("clients"), RequirePermission(ProjectsPermissions.EditProjects)]
    [ActionName("Clients")]
    public async Task<IActionResult> ClientOptions(string? q, CancellationToken ct)
    {
        var clients = db.Clients.AsNoTracking();
        foreach (var word in SearchText.Words(q)) clients = clients.Where(c => c.SearchText.Contains(word));
        var found = await clients.OrderBy(c => c.Name).Take(20)
            .Select(c => new PickerOption(c.Id.ToString(), c.Name, c.Currency))
            .ToListAsync(ct);
        return PartialView("_PickerOptions", found);
    }

    // Nobody else's, and nobody who is not there: whoever manages it sees it, its invoices and its margin.
    private async Task CheckManagerAsync(ProjectForm form, CancellationToken ct)
    {
        if (!me.Can(ProjectsPermissions.EditProjects, form.ManagerId))
            ModelState.AddModelError("ManagerId", T["Choose a manager of your team."]);
        else if (form.ManagerId is { } id && id != me.Id && !await db.IsManagerAsync(id, ct))
            ModelState.AddModelError("ManagerId", T["Choose somebody of the list."]);
    }

    private async Task<Client> ClientAsync(Guid? id, CancellationToken ct) =>
        await db.Clients.FirstOrDefaultAsync(c => c.Id == id, ct)
            ?? throw new BusinessRuleException("Choose a client.") { Field = "CompanyId" };

    private async Task RequireUnusedAsync(Project project, ProjectForm form, CancellationToken ct)
    {
        var changed = form.Currency != project.Currency
            ? nameof(form.Currency)
            : form.CompanyId != project.CompanyId ? nameof(form.CompanyId) : null;
        if (changed is null) return;
        foreach (var use in uses)
        {
            if (await use.FindAsync(project.Id, ct) is { } against) ModelState.AddModelError(changed, against);
        }
    }

    // What exists of the project decides whether its form offers another client.
    private async Task<(bool WorkBegan, ProjectMoney? Money)> AllowMoveAsync(Project project, CancellationToken ct)
    {
        var workBegan = await db.TimeEntries.AnyAsync(e => e.ProjectId == project.Id, ct);
        var money = await db.ProjectMoney.AsNoTracking().FirstOrDefaultAsync(m => m.ProjectId == project.Id, ct);
        ViewData["CanMove"] = project.DealId is null && !project.HasBegun(workBegan, clock.Today, money);
        return (workBegan, money);
    }

    private async Task<Project> OpenAsync(ProjectForm form, CancellationToken ct)
    {
        var client = await db.Clients.SingleAsync(c => c.Id == form.CompanyId, ct);
        var project = Project.Open(await ProjectCode.NextAsync(db, ct), form.Name!, client, form.Terms(),
            form.StartsOn!.Value, form.EndsOn, form.ManagerId);
        if (form.MemberIds.Count > 0) project.Staff(form.ManagerId, await KnownAsync(form.MemberIds, ct));
        db.Add(project);
        await db.SaveChangesAsync(ct);
        return project;
    }

    private async Task<IActionResult> StateFormAsync(string view, Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } project) return NotFound();
        var form = new ProjectStateForm { Id = id, Name = project.Name, On = clock.Today, Version = project.Version };
        if (project.Billing == BillingMethod.Retainer && project.EndsOn < clock.Today)
            ViewData["EndedOn"] = project.EndsOn;
        return WantsRegion("sheet") ? PartialView(view, form) : View(view, form);
    }

    private async Task<IActionResult> ChangeStateAsync(string view, Guid id, ProjectStateForm form,
        Action<Project> change, string toast, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } project) return NotFound();
        (form.Id, form.Name) = (id, project.Name);
        if (!ModelState.IsValid) return Invalid(view, form);
        if (project.Version != form.Version) return Outdated(view, form, project.Version);
        try
        {
            change(project);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, view, form);
        }

        await db.SaveChangesAsync(ct);
        return Saved($"/projects/projects/{id}", toast);
    }

    private async Task<IActionResult> FormAsync(string view, ProjectForm form, CancellationToken ct)
    {
        await PrepareAsync(form, ct);
        return View(view, form);
    }

    private async Task PrepareAsync(ProjectForm form, CancellationToken ct)
    {
        ViewData["Managers"] = await db.ManagerChoicesAsync(form.ManagerId, ct);
        ViewData["People"] = await db.PersonChoicesAsync(clock.Today, form.MemberIds, ct);
    }

    private Task<List<Guid>> KnownAsync(List<Guid> ids, CancellationToken ct) =>
        db.People.Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct);

    private Task<Project?> FindAsync(Guid id, CancellationToken ct) =>
        Whole(db.Projects.ChangeableBy(me)).FirstOrDefaultAsync(p => p.Id == id, ct);

    private static IQueryable<Project> Whole(IQueryable<Project> projects) =>
        projects.Include(p => p.Members).Include(p => p.Milestones).Include(p => p.ChangeOrders).AsSplitQuery();
}
