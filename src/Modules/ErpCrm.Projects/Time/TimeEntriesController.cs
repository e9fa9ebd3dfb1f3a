using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Time;

/// <summary>One cell of a week, as programs send it. It has no address of its own: the API alone leads here.</summary>
[RequirePermission(ProjectsPermissions.RecordTime)]
internal sealed class TimeEntriesController(ProjectsDbContext db, ICurrentUser me, IBusinessClock clock)
    : PageController
{
    private const string Page = "/projects/time";

    [HttpPost]
    public Task<IActionResult> Create(TimeEntryForm form, CancellationToken ct) =>
        TrySaveAsync(nameof(Create), form, async () =>
        {
            var (person, day) = (await db.PersonAsync(me, form.PersonId, ct), form.WorkedOn!.Value);
            if (await db.FindWorkAsync(person.Id, form.ProjectId!.Value, form.TaskId, ct) is not { } work)
                throw new BusinessRuleException("Choose a project or task of the list.")
                {
                    Field = nameof(form.ProjectId)
                };
            RecordableDays.Require(day, me.Today(clock), nameof(form.WorkedOn));
            var sheet = await db.SheetOfAsync(person.Id, day, ct);
            var row = sheet.Row(work.ProjectId, work.TaskId, work.IsBillable);
            if (sheet.Entries.Any(e => e.RowId == row.Id && e.WorkedOn == day))
                throw new BusinessRuleException("There are hours of this work on this day already: change them.")
                {
                    Field = nameof(form.WorkedOn)
                };
            return await SaveAsync(sheet, row.Id, day, form, row.IsBillable, ct);
        });

    [HttpGet]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        var entry = (await FindAsync(id, ct)).Entries.Single(e => e.Id == id);
        return View(new TimeEntryForm
        {
            ProjectId = entry.ProjectId, TaskId = entry.TaskId, WorkedOn = entry.WorkedOn,
            Minutes = entry.WorkedMinutes, Note = entry.Note, IsBillable = entry.IsBillable,
        });
    }

    [HttpPost]
    public async Task<IActionResult> Edit(Guid id, TimeEntryForm form, CancellationToken ct)
    {
        var sheet = await FindAsync(id, ct);
        var entry = sheet.Entries.Single(e => e.Id == id);
        return await TrySaveAsync(nameof(Edit), form, async () =>
        {
            if (form.Minutes > entry.WorkedMinutes)
            {
                if (!await db.Projects.TakingTimeOf(sheet.PersonId).AnyAsync(p => p.Id == entry.ProjectId, ct))
                    throw new BusinessRuleException("This project takes no time of yours any more.");
                RecordableDays.Require(entry.WorkedOn, me.Today(clock));
            }

            return await SaveAsync(sheet, entry.RowId, entry.WorkedOn, form, entry.IsBillable, ct);
        });
    }

    [HttpPost]
    public async Task<IActionResult> Remove(Guid id, CancellationToken ct)
    {
        var sheet = await FindAsync(id, ct);
        var entry = sheet.Entries.Single(e => e.Id == id);
        return await TryAsync(Page, async () =>
        {
            sheet.Record(entry.RowId, entry.WorkedOn, 0);
            await db.SaveChangesAsync(ct);
            return Saved(Page);
        });
    }

    private async Task<IActionResult> SaveAsync(
        Timesheet sheet, Guid row, DateOnly day, TimeEntryForm form, bool isBillable, CancellationToken ct)
    {
        sheet.Record(row, day, form.Minutes!.Value);
        sheet.Remark(row, day, form.Note, form.IsBillable ?? isBillable);
        await db.SaveChangesAsync(ct);
        return Saved(Page);
    }

    private Task<Timesheet> FindAsync(Guid id, CancellationToken ct)
    {
        var people = db.RecordableBy(me);
        return db.WholeSheets().OneAsync(
            s => s.Entries.Any(e => e.Id == id) && people.Any(p => p.Id == s.PersonId), ct);
    }
}

internal sealed class TimeEntryForm
{
    /// <summary>Somebody else, whose time one approves; oneself when empty.</summary>
    public Guid? PersonId { get; set; }

    public Guid? ProjectId { get; set; }
    public Guid? TaskId { get; set; }
    public DateOnly? WorkedOn { get; set; }
    public int? Minutes { get; set; }
    public string? Note { get; set; }

    /// <summary>As the work is when empty.</summary>
    public bool? IsBillable { get; set; }
}

internal sealed class TimeEntryFormValidator : AbstractValidator<TimeEntryForm>
{
    public TimeEntryFormValidator()
    {
        RuleFor(f => f.ProjectId).NotNull();
        RuleFor(f => f.WorkedOn).NotNull();
        RuleFor(f => f.Minutes).NotNull().InclusiveBetween(1, Timesheet.MinutesOfDay);
        RuleFor(f => f.Note).MaximumLength(TimeEntry.NoteLength);
    }
}
