using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Tasks;

[Route("projects/tasks"), RequirePermission(ProjectsPermissions.ViewProjects)]
internal sealed class TasksController(ProjectsDbContext db, ICurrentUser me, IBusinessClock clock, TasksList list,
    IStringLocalizer<ProjectsText> T) : PageController
{
    private const int MostOfMine = 200;

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid? project, string? view, CancellationToken ct)
    {
        if (project is null)
            return View("Mine", await MyTasks.LoadAsync(db, (await db.PersonOfAsync(me, ct))?.Id, MostOfMine, ct));
        var found = await db.Projects.AsNoTracking().VisibleTo(me).OneAsync(p => p.Id == project, ct);
        var canPlan = found.IsOpen && await db.Projects.WorkableBy(me).AnyAsync(p => p.Id == project, ct);
        return View(await TaskBoard.LoadAsync(db, found, canPlan, view == "list", ct));
    }

    [HttpGet("list")]
    public Task<IActionResult> List(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct) =>
        View(await TaskPage.LoadAsync(db, me, id, ct));

    [HttpPost("create")]
    public async Task<IActionResult> Create(NewTaskForm form, CancellationToken ct)
    {
        var page = $"/projects/tasks?project={form.ProjectId}";
        if (!await db.Projects.WorkableBy(me).AnyAsync(p => p.Id == form.ProjectId && p.IsOpen, ct)) return NotFound();
        if (!ModelState.IsValid)
            return RefusedTo(
                new BusinessRuleException("Enter a name of at most {0} characters.", ProjectTask.NameLength), page);
        var first = await db.Tasks.Where(t => t.ProjectId == form.ProjectId && t.State == TaskState.ToDo)
            .MinAsync(t => (double?)t.Position, ct);
        var task = ProjectTask.Plan(form.ProjectId, form.Name!, (first ?? 0) - 1);
        db.Add(task);
        await db.SaveChangesAsync(ct);
        return IsHtmx
            ? PartialView("_Lanes", await LanesAsync(form.ProjectId, [TaskState.ToDo], whole: true, ct))
            : Saved(page, T["Task added"]);
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, bool fromPage, CancellationToken ct)
    {
        var task = await FindAsync(id, ct);
        var form = await PreparedAsync(TaskForm.Of(task, fromPage), ct);
        return Sheet("Edit", form);
    }

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, TaskForm form, CancellationToken ct)
    {
        var task = await FindAsync(id, ct);
        (form.Id, form.ProjectId) = (id, task.ProjectId);
        form.Custom.Over(task);
        var assignee = form.AssigneeId is { } person ? await db.People.FindAsync([person], ct) : null;
        if (form.AssigneeId is not null && assignee is null)
            ModelState.AddModelError("AssigneeId", T["Choose somebody of the list."]);
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (task.Version != form.Version)
                return Conflict("Edit", await PreparedAsync(form, ct), TaskForm.Of(task, form.FromPage));
            task.Change(form.Name!, form.Description, assignee, form.EstimateMinutes, form.DueOn, form.IsBillable);
            form.Custom.Give(task);
            await db.SaveChangesAsync(ct);
            return Saved(form.Back, T["Task saved"]);
        }, f => PreparedAsync(f, ct));
    }

    /// <summary>Puts a card into a lane, before another card or at the end.</summary>
    [HttpPost("{id:guid}/move")]
    public async Task<IActionResult> Move(Guid id, TaskState stage, Guid? before, CancellationToken ct)
    {
        var task = await FindAsync(id, ct);
        var from = task.State;
        var next = await db.Tasks.Where(t => t.Id == before && t.ProjectId == task.ProjectId)
            .Select(t => (double?)t.Position)
            .FirstOrDefaultAsync(ct);
        var lane = db.Tasks.Where(t => t.ProjectId == task.ProjectId && t.State == stage && t.Id != id);
        var previous = await lane.Where(t => next == null || t.Position < next).MaxAsync(t => (double?)t.Position, ct);
        task.Move(stage, previous, next, clock.UtcNow);
        await db.SaveChangesAsync(ct);
        if (from != stage) Toast(T["{0}: {1}", task.Name, T.Word(stage)], $"/projects/tasks/{id}/move?stage={from}");
        return PartialView("_Lanes", await LanesAsync(task.ProjectId, [from, stage], whole: false, ct));
    }

    [HttpPost("{id:guid}/done")]
    public Task<IActionResult> Done(Guid id, string? back, CancellationToken ct) =>
        SetAsync(id, TaskState.Done, back, ct);

    [HttpPost("{id:guid}/undone")]
    public Task<IActionResult> Undone(Guid id, string? back, CancellationToken ct) =>
        SetAsync(id, TaskState.ToDo, back, ct);

    [HttpPost("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, CancellationToken ct)
    {
        var task = await FindAsync(id, ct);
        var page = $"/projects/tasks?project={task.ProjectId}";
        return await TryAsync(page, async () =>
        {
            await db.RefuseIfTimedAsync(id, ct);
            db.Remove(task);
            await db.SaveChangesAsync(ct);
            return Saved(page, T["Task removed"]);
        });
    }

    private async Task<IActionResult> SetAsync(Guid id, TaskState state, string? back, CancellationToken ct)
    {
        var task = await FindAsync(id, ct);
        var from = task.State;
        var last = await db.Tasks.Where(t => t.ProjectId == task.ProjectId && t.State == state)
            .MaxAsync(t => (double?)t.Position, ct);
        task.Move(state, last, null, clock.UtcNow);
        await db.SaveChangesAsync(ct);
        Toast(T["{0}: {1}", task.Name, T.Word(state)], $"/projects/tasks/{id}/move?stage={from}");
        return Saved(Url.IsLocalUrl(back) ? back : $"/projects/tasks?project={task.ProjectId}&view=list");
    }

    private async Task<TaskLanes> LanesAsync(Guid projectId, TaskState[] states, bool whole, CancellationToken ct)
    {
        var lanes = new List<TaskLane>();
        foreach (var state in states.Distinct()) lanes.Add(await TaskBoard.LaneAsync(db, projectId, state, true, ct));
        return new TaskLanes(lanes, whole);
    }

    private async Task<TaskForm> PreparedAsync(TaskForm form, CancellationToken ct)
    {
        form.Page = new TaskFormPage(
            await db.PersonChoicesAsync(clock.Today, form.AssigneeId is { } id ? [id] : [], ct));
        return form;
    }

    private Task<ProjectTask> FindAsync(Guid id, CancellationToken ct) =>
        db.Tasks.PlannableBy(db, me).OneAsync(id, ct);
}

/// <summary>Lanes to be shown again after a change: their heads, or whole.</summary>
internal sealed record TaskLanes(IReadOnlyList<TaskLane> Lanes, bool Whole);
