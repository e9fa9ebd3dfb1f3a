using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Time;

/// <summary>The signed-in person's timer. Forms name the timer they
/// show, so that an old page never acts on another one.</summary>
[Route("projects/time/timer"), RequirePermission(ProjectsPermissions.RecordTime)]
internal sealed class TimerController(ProjectsDbContext db, ICurrentUser me, IBusinessClock clock, TimerStop stop,
    IStringLocalizer<ProjectsText> T) : PageController
{
    private const string TimePage = "/projects/time";
    private const int Attempts = 4;

    /// <summary>Starts the timer; one that runs is stopped and recorded first.</summary>
    [HttpPost("start")]
    public Task<IActionResult> Start(Guid project, Guid? task, CancellationToken ct) => ActAsync(async person =>
    {
        if (await db.FindWorkAsync(person.Id, project, task, ct) is not { } work)
            throw new BusinessRuleException("Choose a project or task of the list.");
        var before = await RunningAsync(person, ct) is { } running ? await stop.StopAsync(running, ct) : null;
        // The one that runs is gone before the next begins: a person has one.
        if (before is not null) await db.SaveChangesAsync(ct);
        db.Add(RunningTimer.Start(person.Id, project, task, clock.UtcNow));
        var runs = T["The timer runs for {0}", work.Name].Value;
        return new Done(before is { BookedMinutes: > 0 } or { WaitingMinutes: > 0 } ? $"{Said(before)}. {runs}" : runs);
    }, ct);

    [HttpPost("stop")]
    public Task<IActionResult> Stop(Guid timer, CancellationToken ct) => ActAsync(async person =>
    {
        if (await RunningAsync(person, ct) is not { } running || running.Id != timer)
            return await EndedAsync(person, timer, ct);
        return new Done(Said(await stop.StopAsync(running, ct)));
    }, ct);

    /// <summary>Forgets what ran.</summary>
    [HttpPost("discard")]
    public Task<IActionResult> Discard(Guid timer, CancellationToken ct) => ActAsync(async person =>
    {
        if (await RunningAsync(person, ct) is not { } running || running.Id != timer)
            return await EndedAsync(person, timer, ct);
        stop.Discard(running);
        return new Done(T["Timer discarded"]);
    }, ct);

    private Task<RunningTimer?> RunningAsync(Person person, CancellationToken ct) =>
        db.Timers.FirstOrDefaultAsync(t => t.PersonId == person.Id, ct);

    private string Said(StoppedTimer stopped) => (stopped.BookedMinutes, stopped.WaitingMinutes) switch
    {
        (0, 0) => T["Less than a minute: nothing recorded"],
        (> MinutesOfDay, 0) =>
            T["{0} recorded. Correct the hours if you forgot to stop the timer.", Format.Hours(stopped.BookedMinutes)],
        (var booked, 0) => T["{0} recorded", Format.Hours(booked)],
        (0, var waiting) => T["{0} measured: choose where to book it", Format.Hours(waiting)],
        (var booked, var waiting) => $"{T["{0} recorded", Format.Hours(booked)]}. "
            + T["{0} measured: choose where to book it", Format.Hours(waiting)],
    };

    private const int MinutesOfDay = Timesheet.MinutesOfDay;

    // The page is older than what happened: it says so, and leaves alone what runs now.
    private async Task<Done> EndedAsync(Person person, Guid timer, CancellationToken ct)
    {
        var ended = await db.StoppedTimers.AsNoTracking()
            .FirstOrDefaultAsync(s => s.Id == timer && s.PersonId == person.Id, ct);
        var told = ended switch
        {
            null => T["This timer does not run any more."].Value,
            { IsDiscarded: true } => T["This timer was discarded already."].Value,
            _ => $"{T["This timer was stopped already."]} {Said(ended)}.",
        };
        var now = await db.Timers.AsNoTracking().Where(t => t.PersonId == person.Id).Select(t => t.Project!.Name)
            .FirstOrDefaultAsync(ct);
        return new Done(now is null ? told : $"{told} {T["The timer runs for {0}", now]}", WasOver: true);
    }

    private async Task<IActionResult> ActAsync(Func<Person, Task<Done>> act, CancellationToken ct)
    {
        var person = (await db.PersonOfAsync(me, ct)).OrNotFound();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(TimePage, async () =>
                {
                    var done = await act(person);
                    await db.SaveChangesAsync(ct);
                    return Answer(done);
                });
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another tab was faster: look again at what runs now.
                db.ChangeTracker.Clear();
            }
        }
    }

    private IActionResult Answer(Done done)
    {
        Toasts.Add(TempData, new ToastMessage(done.Text, null, Failed: done.WasOver));
        return WantsRegion("running") && !IsOnTimePage()
            ? PartialView("_Stopped")
            : Saved(TimePage);
    }

    // The pages below it do not show the week.
    private bool IsOnTimePage() =>
        Uri.TryCreate(Request.Headers["HX-Current-URL"], UriKind.Absolute, out var page)
        && page.AbsolutePath.Equals($"{Request.PathBase}{TimePage}", StringComparison.OrdinalIgnoreCase);

    private sealed record Done(string Text, bool WasOver = false);
}
