using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Time;

/// <summary>Time that was measured and waits to be booked.</summary>
[Route("projects/time/measured"), RequirePermission(ProjectsPermissions.RecordTime)]
internal sealed class MeasuredController(ProjectsDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<ProjectsText> T) : PageController
{
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Book(Guid id, CancellationToken ct)
    {
        var measured = await FindAsync(id, ct);
        var form = Described(new BookForm { Day = measured.WorkedOn, Hours = Hours.Format(measured.Minutes) },
            measured);
        if (await db.FindWorkAsync(measured.PersonId, measured.ProjectId, measured.TaskId, ct) is { } work)
            (form.Work, form.WorkText) = (
                measured.TaskId is { } task ? $"{measured.ProjectId}:{task}" : measured.ProjectId.ToString(),
                work.Name);
        return Sheet("Book", form);
    }

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Book(Guid id, BookForm form, CancellationToken ct)
    {
        var measured = await FindAsync(id, ct);
        Described(form, measured);
        return await TrySaveAsync("Book", form, async () =>
        {
            await BookAsync(measured, form, ct);
            await db.SaveChangesAsync(ct);
            return Saved($"/projects/time?week={Weeks.MondayOf(form.Day!.Value):yyyy-MM-dd}",
                T["{0} recorded", Format.Hours(form.Minutes)]);
        });
    }

    [HttpPost("{id:guid}/discard")]
    public async Task<IActionResult> Discard(Guid id, CancellationToken ct)
    {
        var measured = await FindAsync(id, ct);
        db.Remove(measured);
        await db.SaveChangesAsync(ct);
        return Saved($"/projects/time?week={Weeks.MondayOf(measured.WorkedOn):yyyy-MM-dd}",
            T["Measured time discarded"]);
    }

    private async Task BookAsync(MeasuredTime measured, BookForm form, CancellationToken ct)
    {
        if (Work.Parse(form.Work) is not { } chosen
            || await db.FindWorkAsync(measured.PersonId, chosen.Project, chosen.Task, ct) is not { } work)
            throw new BusinessRuleException("Choose a project or task of the list.") { Field = nameof(form.Work) };
        var day = form.Day!.Value;
        RecordableDays.Require(day, me.Today(clock), nameof(form.Day));
        var sheet = await db.SheetOfAsync(measured.PersonId, day, ct);
        if (sheet.State != TimesheetState.Open)
            throw new BusinessRuleException(
                "The week of this day is sent already. Choose another day, or recall the week.")
            {
                Field = nameof(form.Day)
            };
        if (!sheet.Takes(day, form.Minutes))
            throw new BusinessRuleException("A day has 24 hours.") { Field = nameof(form.Hours) };
        sheet.Add(sheet.Row(work.ProjectId, work.TaskId, work.IsBillable).Id, [new DayMinutes(day, form.Minutes)]);
        db.Remove(measured);
    }

    private static BookForm Described(BookForm form, MeasuredTime measured)
    {
        (form.Id, form.Measured, form.MeasuredOn) = (measured.Id, measured.Minutes, measured.WorkedOn);
        form.MeasuredFor =
            measured.Task is { } task ? $"{measured.Project!.Name}: {task.Name}" : measured.Project!.Name;
        return form;
    }

    private Task<MeasuredTime> FindAsync(Guid id, CancellationToken ct) =>
        db.MeasuredTimes.Include(m => m.Project).Include(m => m.Task)
            .OneAsync(m => m.Id == id && db.People.Any(p => p.Id == m.PersonId && p.UserId == me.Id), ct);
}
