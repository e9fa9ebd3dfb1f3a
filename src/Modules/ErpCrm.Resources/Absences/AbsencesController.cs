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
    AbsencesList list, IStringLocalizer<ResourcesText> texts) : PageController
{
    private const string List = "/resources/absences";

    [HttpGet(""), RequirePermission(ResourcesPermissions.ViewPeople)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create"), RequirePermission(ResourcesPermissions.ViewPeople)]
    public async Task<IActionResult> Create(Guid? personId, CancellationToken ct)
    {
        var person = await ForWhomAsync(personId, ct);
        ViewData["HasPerson"] = person is not null || WritesForOthers;
        var today = clock.Today;
        return View(
            new AbsenceForm { PersonId = person?.Id, PersonIdText = person?.Name, FirstDay = today, LastDay = today });
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
    public async Task<IActionResult> Create(AbsenceForm form, CancellationToken ct)
    {
        ViewData["HasPerson"] = true;
        if (!ModelState.IsValid) return Invalid("Create", form);
        if (await ForWhomAsync(form.PersonId, ct) is not { } person)
            return Refused(new BusinessRuleException("Choose the person.") { Field = nameof(form.PersonId) }, "Create",
                form);
        decimal days;
        try
        {
            days = await LeaveDays.RequireAsync(db, person.Id, form, ct);
            person.PlanLeave();
            var absence = new Absence(person, form.FirstDay!.Value, form.LastDay!.Value, form.Kind, form.IsHalfDay,
                form.Note, await AliveAsync(person.Id, ct));
            // Who may decide about everyone need not ask.
            if (WritesForOthers && me.CanDecide(person.UserId)) absence.Approve(me);
            db.Add(absence);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Create", form);
        }

        await db.SaveChangesAsync(ct);
        return Saved(List, texts["Leave saved. Working days: {0}", LeaveDays.Text(days)]);
    }

    [HttpGet("{id:guid}/edit"), RequirePermission(ResourcesPermissions.ViewPeople)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        await OwnAsync(id, ct) is { } absence ? View(AbsenceForm.Of(absence)) : NotFound();

    [HttpPost("{id:guid}/edit"), RequirePermission(ResourcesPermissions.ViewPeople)]
    public async Task<IActionResult> Edit(Guid id, AbsenceForm form, CancellationToken ct)
    {
        if (await OwnAsync(id, ct) is not { } absence) return NotFound();
        if (!ModelState.IsValid) return Invalid("Edit", form);
        if (absence.Version != form.Version) return Conflict("Edit", form, AbsenceForm.Of(absence));
        decimal days;
        try
        {
            days = await LeaveDays.RequireAsync(db, absence.PersonId, form, ct);
            absence.Person.PlanLeave();
            absence.Change(form.FirstDay!.Value, form.LastDay!.Value, form.Kind, form.IsHalfDay, form.Note,
                await AliveAsync(absence.PersonId, ct));
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Edit", form);
        }

        await db.SaveChangesAsync(ct);
        return Saved(List, texts["Leave saved. Working days: {0}", LeaveDays.Text(days)]);
    }

    [HttpPost("{id:guid}/approve"), RequirePermission(ResourcesPermissions.ApproveLeave)]
    public Task<IActionResult> Approve(Guid id, int version, CancellationToken ct) =>
        ActAsync(db.Absences.DecidableBy(me), id, absence =>
        {
            if (absence.Version != version)
                throw new BusinessRuleException("This leave was changed meanwhile. Look at it again.");
            absence.Approve(me);
        }, "Leave approved", ct);

    [HttpGet("{id:guid}/refuse"), RequirePermission(ResourcesPermissions.ApproveLeave)]
    public async Task<IActionResult> Refuse(Guid id, CancellationToken ct)
    {
        if (await FindAsync(db.Absences.DecidableBy(me), id, ct) is not { } absence) return NotFound();
        ViewData["Absence"] = absence;
        return View(new RefusalForm { Version = absence.Version });
    }

    [HttpPost("{id:guid}/refuse"), RequirePermission(ResourcesPermissions.ApproveLeave)]
    public async Task<IActionResult> Refuse(Guid id, RefusalForm form, CancellationToken ct)
    {
        if (await FindAsync(db.Absences.DecidableBy(me), id, ct) is not { } absence) return NotFound();
        ViewData["Absence"] = absence;
        if (!ModelState.IsValid) return Invalid("Refuse", form);
        if (absence.Version != form.Version) return Outdated("Refuse", form, absence.Version);
        try
        {
            absence.Refuse(me, form.Reason);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Refuse", form);
        }

        await db.SaveChangesAsync(ct);
        return Saved(List + "?view=requested", texts["Leave refused"]);
    }

    [HttpPost("{id:guid}/withdraw"), RequirePermission(ResourcesPermissions.ViewPeople)]
    public Task<IActionResult> Withdraw(Guid id, CancellationToken ct) =>
        ActAsync(Own(), id, absence => absence.Withdraw(clock.Today), "Leave taken back", ct);

    private bool WritesForOthers => me.Can(ResourcesPermissions.EditPeople);

    private async Task<IActionResult> ActAsync(IQueryable<Absence> allowed, Guid id, Action<Absence> act, string done,
        CancellationToken ct)
    {
        if (await FindAsync(allowed, id, ct) is not { } absence) return NotFound();
        try
        {
            act(absence);
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, List);
        }

        await db.SaveChangesAsync(ct);
        return Saved(List, texts[done]);
    }

    private IQueryable<Absence> Own() =>
        WritesForOthers ? db.Absences : db.Absences.Where(a => a.Person.UserId == me.Id);

    private Task<Absence?> OwnAsync(Guid id, CancellationToken ct) => FindAsync(Own(), id, ct);

    private static Task<Absence?> FindAsync(IQueryable<Absence> absences, Guid id, CancellationToken ct) =>
        absences.Include(a => a.Person).FirstOrDefaultAsync(a => a.Id == id, ct);

    private Task<Person?> ForWhomAsync(Guid? personId, CancellationToken ct) => WritesForOthers && personId is not null
        ? db.People.FirstOrDefaultAsync(p => p.Id == personId, ct)
        : db.People.FirstOrDefaultAsync(p => p.UserId == me.Id && p.UserId != null, ct);

    private Task<List<Absence>> AliveAsync(Guid personId, CancellationToken ct) => db.Absences
        .Where(
            a => a.PersonId == personId && (a.Status == AbsenceStatus.Requested || a.Status == AbsenceStatus.Approved))
        .ToListAsync(ct);
}
