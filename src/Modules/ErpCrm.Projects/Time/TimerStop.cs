using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;

namespace ErpCrm.Projects.Time;

/// <summary>
/// Stops a timer. What it measured goes into the weeks of its person
/// by local days; what a week cannot take (it is sent, the day is full, the
/// project is completed) waits to be booked. Nothing that was measured is lost.
/// </summary>
internal sealed class TimerStop(ProjectsDbContext db, ICurrentUser me, IBusinessClock clock)
{
    public async Task<StoppedTimer> StopAsync(RunningTimer timer, CancellationToken ct)
    {
        var measured = timer.Worked(clock.UtcNow, me.TimeZone);
        var work = await db.FindWorkAsync(timer.PersonId, timer.ProjectId, timer.TaskId, ct);
        var booked = 0;
        foreach (var week in measured.GroupBy(d => Weeks.MondayOf(d.Day)))
        {
            var days = work is null ? [] : await BookAsync(timer, work, [.. week], ct);
            booked += days.Sum(d => d.Minutes);
            db.AddRange(week.Except(days).Select(day => new MeasuredTime(timer, day)));
        }

        var stopped = new StoppedTimer(timer, clock.UtcNow, booked, measured.Sum(d => d.Minutes) - booked);
        db.Remove(timer);
        db.Add(stopped);
        return stopped;
    }

    public void Discard(RunningTimer timer)
    {
        db.Remove(timer);
        db.Add(StoppedTimer.Discarded(timer, clock.UtcNow));
    }

    private async Task<IReadOnlyList<DayMinutes>> BookAsync(RunningTimer timer, Work work,
        IReadOnlyList<DayMinutes> week, CancellationToken ct)
    {
        var sheet = await db.SheetOfAsync(timer.PersonId, week[0].Day, ct);
        var days = week.Where(d => sheet.Takes(d.Day, d.Minutes)).ToList();
        if (days.Count > 0) sheet.Add(sheet.Row(timer.ProjectId, timer.TaskId, work.IsBillable).Id, days);
        return days;
    }
}
