using ErpCrm.Projects.People;
using ErpCrm.Projects.Text;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Time;

/// <summary>The signed-in person's timer.</summary>
[Route("projects/time/timer"), RequirePermission(ProjectsPermissions.RecordTime)]
internal sealed class TimerController(ProjectsDbContext db, ICurrentUser me, IBusinessClock clock, IStringLocalizer<ProjectsText> T) : PageController
{
    private const string TimePage = "/projects/time";

    /// <summary>Starts the timer; one that runs is stopped and recorded first.</summary>
    [HttpPost("start")]
    public Task<IActionResult> Start(Guid project, Guid? task, CancellationToken ct) => ActAsync(async person =>
    {
        if (await db.FindWorkAsync(person.Id, project, task, ct) is not { } work) throw new BusinessRuleException("Choose a project or task of the list.");
        var worked = await RecordAsync(person, ct);
        db.Add(RunningTimer.Start(person.Id, project, task, clock.UtcNow));
        return worked > 0 ? T["{0} recorded; the timer runs for {1}", Format.Hours(worked), work.Name] : T["The timer runs for {0}", work.Name];
    }, ct);

    [HttpPost("stop")]
    public Task<IActionResult> Stop(CancellationToken ct) => ActAsync(async person =>
    {
        var worked = await RecordAsync(person, ct);
        return worked > 0 ? T["{0} recorded", Format.Hours(worked)] : T["Less than a minute: nothing recorded"];
    }, ct);

    /// <summary>Forgets what ran.</summary>
    [HttpPost("discard")]
    public Task<IActionResult> Discard(CancellationToken ct) => ActAsync(async person =>
    {
        if (await db.Timers.FirstOrDefaultAsync(t => t.PersonId == person.Id, ct) is { } timer) db.Remove(timer);
        return T["Timer discarded"];
    }, ct);

    // A timer over midnight, or over the end of a week, is recorded on each of its local days.
    private async Task<int> RecordAsync(Person person, CancellationToken ct)
    {
        if (await db.Timers.FirstOrDefaultAsync(t => t.PersonId == person.Id, ct) is not { } timer) return 0;
        var worked = timer.Worked(clock.UtcNow, me.TimeZone);
        // As in the grid: a project that was completed meanwhile, or that the person left, takes no more time.
        var work = await db.FindWorkAsync(person.Id, timer.ProjectId, timer.TaskId, ct)
            ?? throw new BusinessRuleException("The project of the running timer takes no time of yours any more. Discard the timer.");
        foreach (var week in worked.GroupBy(d => Weeks.MondayOf(d.Day)))
        {
            var sheet = await db.SheetOfAsync(person.Id, week.Key, ct);
            sheet.Add(sheet.Row(timer.ProjectId, timer.TaskId, work.IsBillable).Id, week);
        }

        db.Remove(timer);
        return worked.Sum(d => d.Minutes);
    }

    private async Task<IActionResult> ActAsync(Func<Person, Task<string>> act, CancellationToken ct)
    {
        if (await db.PersonOfAsync(me, ct) is not { } person) return NotFound();
        string toast;
        try
        {
            toast = await act(person);
            await db.SaveChangesAsync(ct);
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, TimePage);
        }

        return Saved(TimePage, toast);
    }
}
