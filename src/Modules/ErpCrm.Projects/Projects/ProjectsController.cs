using ErpCrm.Contracts.Projects;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
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
            .OneAsync(id, ct);
        return View(
            await ProjectPage.LoadAsync(db, project, me.Can(ProjectsPermissions.EditProjects, project.ManagerId), ct));
    }

    [HttpGet("create"), RequirePermission(ProjectsPermissions.EditProjects)]
    public async Task<IActionResult> Create(Guid? companyId, CancellationToken ct)
    {
        var client = await db.Clients.Standing().FirstOrDefaultAsync(c => c.Id == companyId, ct);
        return View(await PreparedAsync(new ProjectForm
        {
            CompanyId = client?.Id,
            CompanyIdText = client?.Name,
            Currency = client?.Currency ?? company.Current.BaseCurrency,
            StartsOn = clock.Today,
            ManagerId = me.Id,
        }, null, canMove: true, ct));
    }

    [HttpPost("create"), RequirePermission(ProjectsPermissions.EditProjects)]
    public async Task<IActionResult> Create(ProjectForm form, CancellationToken ct)
    {
        if (form.CompanyId is { } companyId && !await db.Clients.Standing().AnyAsync(c => c.Id == companyId, ct))
            ModelState.AddModelError("CompanyId", T["Choose a client."]);
        await CheckManagerAsync(form, ct);
        return await TrySaveAsync("Create", form, async () =>
        {
            var project = await db.InTransactionAsync(token => OpenAsync(form, token), ct);
            return Saved($"/projects/projects/{project.Id}", T["Project {0} opened", project.Code]);
        }, f => PreparedAsync(f, null, canMove: true, ct));
    }

    [HttpGet("{id:guid}/edit"), RequirePermission(ProjectsPermissions.EditProjects)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        var project = await FindAsync(id, ct);
        var (workBegan, money) = await BegunAsync(id, ct);
        return View(await PreparedAsync(ProjectForm.Of(project, clock.Today), id, CanMove(project, workBegan, money),
            ct));
    }

    [HttpPost("{id:guid}/edit"), RequirePermission(ProjectsPermissions.EditProjects)]
    public async Task<IActionResult> Edit(Guid id, ProjectForm form, CancellationToken ct)
    {
        var project = await FindAsync(id, ct);
        var (workBegan, money) = await BegunAsync(id, ct);
        var canMove = CanMove(project, workBegan, money);
        form.Custom.Over(project);
        if (form.ManagerId != project.ManagerId) await CheckManagerAsync(form, ct);
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (project.Version != form.Version)
                return Conflict("Edit", await PreparedAsync(form, id, canMove, ct),
                    ProjectForm.Of(project, clock.Today));
            if (!await IsUnusedAsync(project, form, ct))
                return Invalid("Edit", await PreparedAsync(form, id, canMove, ct));
            if (form.CompanyId != project.CompanyId)
                project.MoveTo(await ClientAsync(form.CompanyId, ct), workBegan, clock.Today, money);
            project.Change(
                form.Name!, form.Terms(), form.StartsOn!.Value, form.EndsOn, form.ManagerId,
                await KnownAsync(form.MemberIds, ct), workBegan, clock.Today, money,
                new Agreement(form.AgreedOn ?? clock.Today, form.ChangeReason));
            form.Custom.Give(project);
            await db.SaveChangesAsync(ct);
            return Saved($"/projects/projects/{id}", T["Project saved"]);
        }, f => PreparedAsync(f, id, canMove, ct));
    }

    /// <summary>The fields that belong to a billing method, when another is chosen in the form.</summary>
    [HttpGet("terms"), RequirePermission(ProjectsPermissions.EditProjects)]
    public IActionResult Terms(ProjectForm form)
    {
        ModelState.Clear();
        return PartialView("_Terms", form);
    }

    [HttpGet("clients"), RequirePermission(ProjectsPermissions.EditProjects)]
    [ActionName("Clients")]
    public async Task<IActionResult> ClientOptions(string? q, CancellationToken ct)
    {
        var clients = db.Clients.AsNoTracking().Standing();
        foreach (var word in SearchText.Words(q)) clients = clients.Where(c => c.SearchText.Contains(word));
        var found = await clients.OrderBy(c => c.Name).Take(20)
            .Select(c => new PickerOption(c.Id.ToString(), c.Name, c.Currency))
            .ToListAsync(ct);
        return PartialView("_PickerOptions", found);
    }

    private async Task<ProjectForm> PreparedAsync(ProjectForm form, Guid? id, bool canMove, CancellationToken ct)
    {
        form.Page = new ProjectFormPage(id, canMove, await db.ManagerChoicesAsync(form.ManagerId, ct),
            await db.PersonChoicesAsync(clock.Today, form.MemberIds, ct));
        return form;
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
        await db.Clients.Standing().FirstOrDefaultAsync(c => c.Id == id, ct)
            ?? throw new BusinessRuleException("Choose a client.") { Field = "CompanyId" };

    // What speaks against another currency or client stands at its field.
    private async Task<bool> IsUnusedAsync(Project project, ProjectForm form, CancellationToken ct)
    {
        var changed = form.Currency != project.Currency
            ? nameof(form.Currency)
            : form.CompanyId != project.CompanyId ? nameof(form.CompanyId) : null;
        if (changed is null) return true;
        foreach (var use in uses)
        {
            if (await use.FindAsync(project.Id, ct) is { } against) ModelState.AddModelError(changed, against);
        }

        return ModelState.IsValid;
    }

    private async Task<(bool WorkBegan, ProjectMoney? Money)> BegunAsync(Guid id, CancellationToken ct) => (
        await db.TimeEntries.AnyAsync(e => e.ProjectId == id, ct),
        await db.ProjectMoney.AsNoTracking().FirstOrDefaultAsync(m => m.ProjectId == id, ct));

    // What exists of the project decides whether its form offers another client.
    private bool CanMove(Project project, bool workBegan, ProjectMoney? money) =>
        project.DealId is null && !project.HasBegun(workBegan, clock.Today, money);

    private async Task<Project> OpenAsync(ProjectForm form, CancellationToken ct)
    {
        var client = await db.Clients.Standing().SingleAsync(c => c.Id == form.CompanyId, ct);
        var project = Project.Open(await ProjectCode.NextAsync(db, ct), form.Name!, client, form.Terms(),
            form.StartsOn!.Value, form.EndsOn, form.ManagerId);
        if (form.MemberIds.Count > 0) project.Staff(form.ManagerId, await KnownAsync(form.MemberIds, ct));
        form.Custom.Give(project);
        db.Add(project);
        await db.SaveChangesAsync(ct);
        return project;
    }

    private Task<List<Guid>> KnownAsync(List<Guid> ids, CancellationToken ct) =>
        db.People.Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct);

    private Task<Project> FindAsync(Guid id, CancellationToken ct) =>
        db.Projects.ChangeableBy(me).Whole().OneAsync(id, ct);
}
