using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Text;
using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Time;

/// <summary>Rows of a week: their hours, notes and billing.</summary>
[Route("projects/time"), RequirePermission(ProjectsPermissions.RecordTime)]
internal sealed class TimeRowsController(ProjectsDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<ProjectsText> T) : WeekController
{
    private const int Attempts = 4;

    private DateOnly Today => me.Today(clock);

    [HttpPost("rows")]
    public async Task<IActionResult> AddRow(AddRowForm form, CancellationToken ct)
    {
        var person = await PersonAsync(ct);
        var page = PageOf(form.Week);
        return await TryAsync(page, async () =>
        {
            if (Work.Parse(form.Work) is not { } chosen
                || await db.FindWorkAsync(person.Id, chosen.Project, chosen.Task, ct) is not { } work)
                throw new BusinessRuleException("Choose a project or task of the list.");
            var sheet = await db.SheetOfAsync(person.Id, form.Week, ct);
            var row = sheet.Row(work.ProjectId, work.TaskId, work.IsBillable);
            await db.SaveChangesAsync(ct);
            return Saved($"{page}&row={row.Id}");
        });
    }

    /// <summary>Saves one cell; the answer carries the new sums.</summary>
    [HttpPost("cells")]
    public async Task<IActionResult> Cell(Guid row, DateOnly day, string? value, CancellationToken ct)
    {
        var person = await PersonAsync(ct);
        if (!Hours.TryParse(value, out var minutes))
            return RefusedTo(new BusinessRuleException("Enter hours like 1.5, 1:30 or 90m."), PageOf(day));
        return await ChangeRowAsync(person.Id, row, day, async sheet =>
        {
            var known = sheet.Entries.FirstOrDefault(e => e.RowId == row && e.WorkedOn == day)?.WorkedMinutes ?? 0;
            var projectId = sheet.Rows.Single(r => r.Id == row).ProjectId;
            if (minutes > known && !await db.Projects.TakingTimeOf(person.Id).AnyAsync(p => p.Id == projectId, ct))
                throw new BusinessRuleException("This project takes no time of yours any more.");
            if (minutes > known) RecordableDays.Require(day, Today);
            sheet.Record(row, day, minutes);
        }, async sheet => IsHtmx
            ? PartialView("_Totals",
                new WeekTotals(await WeekSheet.OfAsync(db, sheet, ct), row, day, value ?? "", Today, Whose))
            : Saved(PageOf(day)), ct);
    }

    [HttpGet("rows/{row:guid}")]
    public async Task<IActionResult> Row(Guid row, CancellationToken ct)
    {
        var sheet = await FindAsync((await PersonAsync(ct)).Id, row, ct);
        var week = await WeekSheet.OfAsync(db, sheet, ct);
        var form = Described(RowForm.Of(week.Row(row)), week.Row(row), sheet);
        return Sheet("Row", form);
    }

    [HttpPost("rows/{row:guid}")]
    public async Task<IActionResult> Row(Guid row, RowForm form, CancellationToken ct)
    {
        var sheet = await FindAsync((await PersonAsync(ct)).Id, row, ct);
        return await TrySaveAsync("Row", form, async () =>
        {
            if (form.Notes.Any(n => n.Note?.Length > TimeEntry.NoteLength))
                throw new BusinessRuleException("A note has at most {0} characters.", TimeEntry.NoteLength);
            foreach (var note in form.Notes) sheet.Remark(row, note.Day, note.Note, note.IsBillable);
            await db.SaveChangesAsync(ct);
            return Saved(PageOf(sheet.WeekStart), T["Notes saved"]);
        }, async f => Described(f, (await WeekSheet.OfAsync(db, sheet, ct)).Row(row), sheet));
    }

    [HttpPost("rows/{row:guid}/bill")]
    public Task<IActionResult> Bill(Guid row, bool billable, CancellationToken ct) =>
        ActAsync(row, sheet => sheet.Bill(row, billable), ct);

    [HttpPost("rows/{row:guid}/remove")]
    public Task<IActionResult> RemoveRow(Guid row, CancellationToken ct) =>
        ActAsync(row, sheet => sheet.RemoveRow(row), ct);

    private async Task<IActionResult> ActAsync(Guid row, Action<Timesheet> act, CancellationToken ct) =>
        await ChangeRowAsync((await PersonAsync(ct)).Id, row, null, sheet =>
        {
            act(sheet);
            return Task.CompletedTask;
        }, sheet => Task.FromResult(Saved(PageOf(sheet.WeekStart))), ct);

    // Cells are saved as fast as one types; two saves of one week at
    // once are no conflict, because each sets its own cell.
    private async Task<IActionResult> ChangeRowAsync(Guid personId, Guid row, DateOnly? day,
        Func<Timesheet, Task> change, Func<Timesheet, Task<IActionResult>> answer, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var sheet = await FindAsync(personId, row, ct);
            try
            {
                return await TryAsync(PageOf(day ?? sheet.WeekStart), async () =>
                {
                    await change(sheet);
                    await db.SaveChangesAsync(ct);
                    return await answer(sheet);
                });
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private RowForm Described(RowForm form, WeekRow row, Timesheet sheet)
    {
        (form.RowId, form.Name, form.WeekStart, form.Whose) = (row.Id, row.Name, sheet.WeekStart, Whose);
        return form;
    }

    private Task<Person> PersonAsync(CancellationToken ct) => db.PersonAsync(me, Other, ct);

    private Task<Timesheet> FindAsync(Guid personId, Guid row, CancellationToken ct) =>
        db.WholeSheets().OneAsync(s => s.PersonId == personId && s.Rows.Any(r => r.Id == row), ct);
}
