using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Resources.People;
using ErpCrm.Resources.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Resources.Absences;

[Route("resources/absences")]
internal sealed class AbsencesController(ResourcesDbContext db, ICurrentUser me, IBusinessClock clock,
    AbsencesList list, AbsenceDeciding deciding, IApprovalDesk desk, IStringLocalizer<ResourcesText> texts)
    : PageController
{
    private const string List = "/resources/absences";

    [HttpGet(""), RequirePermission(ResourcesPermissions.ViewPeople)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create"), RequirePermission(ResourcesPermissions.ViewPeople)]
    public async Task<IActionResult> Create(Guid? personId, CancellationToken ct)
    {
        var person = await ForWhomAsync(personId, ct);
        return View(new AbsenceForm
        {
            PersonId = person?.Id,
            PersonIdText = person?.Name,
            FirstDay = clock.Today,
            LastDay = clock.Today,
            IsNobodys = person is null && !WritesForOthers,
        });
    }

    /// <summary>Working days of the chosen days, while a form is filled.</summary>
    [HttpGet("days"), RequirePermission(ResourcesPermissions.ViewPeople)]
    public async Task<IActionResult> Days(AbsenceForm form, CancellationToken ct)
    {
        ModelState.Clear();
        var person = await ForWhomAsync(form.PersonId, ct);
        var isWhole = person is not null && form.FirstDay is not null && form.LastDay >= form.FirstDay;
        return PartialView("_Days", isWhole
            ? await LeaveDays.CountAsync(db, person!.Id, form.FirstDay!.Value, form.LastDay!.Value, form.IsHalfDay, ct)
            : (decimal?)null);
    }

    [HttpPost("create"), RequirePermission(ResourcesPermissions.ViewPeople)]
    public Task<IActionResult> Create(AbsenceForm form, CancellationToken ct) =>
        TrySaveAsync("Create", form, async () =>
        {
            var person = await ForWhomAsync(form.PersonId, ct)
                ?? throw new BusinessRuleException("Choose the person.") { Field = nameof(form.PersonId) };
            var days = await LeaveDays.RequireAsync(db, person.Id, form, ct);
            person.PlanLeave();
            var absence = new Absence(person, form.FirstDay!.Value, form.LastDay!.Value, form.Kind, form.IsHalfDay,
                form.Note, await AliveAsync(person.Id, ct), clock.UtcNow);
            // Who may decide about everyone need not ask, unless a policy asks others.
            if (WritesForOthers && me.CanDecide(person.UserId) && !await desk.IsOnAsync(Kinds.Absence, ct))
                absence.Approve(me);
            db.Add(absence);
            await db.SaveChangesAsync(ct);
            return Saved(List, texts["Leave saved. Working days: {0}", LeaveDays.Text(days)]);
        });

    [HttpGet("{id:guid}/edit"), RequirePermission(ResourcesPermissions.ViewPeople)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        View(AbsenceForm.Of(await OwnAsync(id, ct)));

    [HttpPost("{id:guid}/edit"), RequirePermission(ResourcesPermissions.ViewPeople)]
    public async Task<IActionResult> Edit(Guid id, AbsenceForm form, CancellationToken ct)
    {
        var absence = await OwnAsync(id, ct);
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (absence.Version != form.Version) return Conflict("Edit", form, AbsenceForm.Of(absence));
            var days = await LeaveDays.RequireAsync(db, absence.PersonId, form, ct);
            absence.Person.PlanLeave();
            absence.Change(form.FirstDay!.Value, form.LastDay!.Value, form.Kind, form.IsHalfDay, form.Note,
                await AliveAsync(absence.PersonId, ct), clock.UtcNow);
            await db.SaveChangesAsync(ct);
            return Saved(List, texts["Leave saved. Working days: {0}", LeaveDays.Text(days)]);
        });
    }

    /// <summary>Who decides about it and who did.</summary>
    [HttpGet("{id:guid}/approval"), RequirePermission(ResourcesPermissions.ViewPeople)]
    public async Task<IActionResult> Approval(Guid id, CancellationToken ct) =>
        View(await FindAsync(db.Absences.AsNoTracking().ReadableBy(me), id, ct));

    [HttpPost("{id:guid}/approve"), RequirePermission(ResourcesPermissions.ApproveLeave)]
    public Task<IActionResult> Approve(Guid id, int version, CancellationToken ct) =>
        TryAsync(List, async () =>
        {
            var done = await deciding.ApproveAsync(id, version, ct);
            Toast(done.Said, done.UndoAddress);
            return Saved(List);
        });

    [HttpGet("{id:guid}/refuse"), RequirePermission(ResourcesPermissions.ApproveLeave)]
    public async Task<IActionResult> Refuse(Guid id, CancellationToken ct)
    {
        var absence = await FindAsync(db.Absences.DecidableBy(me), id, ct);
        return View(new RefusalForm { Absence = absence, Version = absence.Version });
    }

    [HttpPost("{id:guid}/refuse"), RequirePermission(ResourcesPermissions.ApproveLeave)]
    public async Task<IActionResult> Refuse(Guid id, RefusalForm form, CancellationToken ct)
    {
        var absence = await FindAsync(db.Absences.DecidableBy(me), id, ct);
        form.Absence = absence;
        return await TrySaveAsync("Refuse", form, async () =>
        {
            if (absence.Version != form.Version) return Outdated("Refuse", form, absence.Version);
            var done = await deciding.DeclineAsync(id, form.Version, form.Reason!, ct);
            return Saved(List + "?view=requested", done.Said);
        });
    }

    [HttpPost("{id:guid}/withdraw"), RequirePermission(ResourcesPermissions.ViewPeople)]
    public Task<IActionResult> Withdraw(Guid id, CancellationToken ct) =>
        ActAsync(Own(), id, absence => absence.Withdraw(clock.Today), "Leave taken back", ct);

    private bool WritesForOthers => me.Can(ResourcesPermissions.EditPeople);

    private async Task<IActionResult> ActAsync(IQueryable<Absence> allowed, Guid id, Action<Absence> act, string done,
        CancellationToken ct)
    {
        var absence = await FindAsync(allowed, id, ct);
        return await TryAsync(List, async () =>
        {
            act(absence);
            await db.SaveChangesAsync(ct);
            return Saved(List, texts[done]);
        });
    }

    private IQueryable<Absence> Own() =>
        WritesForOthers ? db.Absences : db.Absences.Where(a => a.Person.UserId == me.Id);

    private Task<Absence> OwnAsync(Guid id, CancellationToken ct) => FindAsync(Own(), id, ct);

    private static Task<Absence> FindAsync(IQueryable<Absence> absences, Guid id, CancellationToken ct) =>
        absences.Include(a => a.Person).OneAsync(id, ct);

    private Task<Person?> ForWhomAsync(Guid? personId, CancellationToken ct) => WritesForOthers && personId is not null
        ? db.People.FirstOrDefaultAsync(p => p.Id == personId, ct)
        : db.People.FirstOrDefaultAsync(p => p.UserId == me.Id && p.UserId != null, ct);

    private Task<List<Absence>> AliveAsync(Guid personId, CancellationToken ct) => db.Absences
        .Where(
            a => a.PersonId == personId && (a.Status == AbsenceStatus.Requested || a.Status == AbsenceStatus.Approved))
        .ToListAsync(ct);
}
