using ErpCrm.Platform.Company;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.Approvals;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Text;
using ErpCrm.Projects.Time;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Home;

/// <summary>What waits for somebody in projects and time.</summary>
internal sealed class ProjectsAttention(ProjectsDbContext db, ICurrentUser me, IBusinessClock clock,
    ICompanyProfile company, IStringLocalizer<ProjectsText> texts) : IAttentionSource
{
    private const int Most = 6;

    private IQueryable<Project> Mine => db.Projects.AsNoTracking().ChangeableBy(me).Where(p => p.IsOpen);

    public async Task<IReadOnlyList<AttentionItem>> LoadAsync(CancellationToken ct)
    {
        List<AttentionItem> items = [];
        if (me.Can(ProjectsPermissions.ApproveTime)) items.AddRange(await WaitingWeeksAsync(ct));
        if (me.Can(ProjectsPermissions.RecordTime)) items.AddRange(await OwnTimeAsync(ct));
        if (!me.Can(ProjectsPermissions.EditProjects)) return items;
        items.AddRange(await BudgetsAsync(ct));
        items.AddRange(await UnmanagedAsync(ct));
        items.AddRange(await LateMilestonesAsync(ct));
        return items;
    }

    private async Task<IEnumerable<AttentionItem>> WaitingWeeksAsync(CancellationToken ct)
    {
        var waiting = await db.Timesheets.AsNoTracking().ApprovableBy(me,
            company.Current).Where(s => s.State == TimesheetState.Submitted).Take(100).CountAsync(ct);
        return waiting == 0 ? [] : [new AttentionItem("blue", texts["Approve"],
            texts.Count("{0} week waits for approval|{0} weeks wait for approval", waiting), "/projects/time/approvals",
            null, 60)];
    }

    private async Task<IEnumerable<AttentionItem>> OwnTimeAsync(CancellationToken ct) =>
        await db.PersonOfAsync(me, ct) is { } person
            ? [.. await MeasuredAsync(person, ct), .. await OwnWeeksAsync(person, ct)]
            : [];

    // Time that a timer measured and no week has yet.
    private async Task<IEnumerable<AttentionItem>> MeasuredAsync(Person person, CancellationToken ct)
    {
        var minutes = await db.MeasuredTimes.Where(m => m.PersonId == person.Id).SumAsync(m => m.Minutes, ct);
        return minutes == 0 ? [] : [new AttentionItem("amber", texts["Not booked"],
            texts["Measured time is in no week yet"], "/projects/time", Format.Hours(minutes), 72)];
    }

    private async Task<IEnumerable<AttentionItem>> OwnWeeksAsync(Person person, CancellationToken ct)
    {
        var today = me.Today(clock);
        var lastWeek = Weeks.MondayOf(today).AddDays(-7);
        // On its last two days a week can be sent, too.
        var before = today.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? today : lastWeek.AddDays(7);
        var open = await db.Timesheets.AsNoTracking().Where(
            s => s.PersonId == person.Id && s.WeekStart < before && s.State == TimesheetState.Open
                && s.Entries.Any())
            .OrderBy(s => s.WeekStart).Take(Most).Select(s => new { s.WeekStart, s.WorkedMinutes, s.SentBackReason })
            .ToListAsync(ct);
        var items = open.ConvertAll(s => s.SentBackReason.Length > 0
            ? new AttentionItem("red", texts["Sent back"], texts["{0}: correct your week", Format.Week(s.WeekStart)],
                PageOf(s.WeekStart), Format.Hours(s.WorkedMinutes), 85)
            : new AttentionItem("amber", texts["Not sent"],
                texts["{0}: send your week for approval", Format.Week(s.WeekStart)],
                PageOf(s.WeekStart), Format.Hours(s.WorkedMinutes), 70));
        if (open.TrueForAll(s => s.WeekStart != lastWeek) && person.IsActiveOn(lastWeek.AddDays(6))
            && await MissesAsync(person.Id, lastWeek, ct))
            items.Add(new AttentionItem("amber", texts["Not sent"],
                texts["{0}: record your hours", Format.Week(lastWeek)], PageOf(lastWeek), null, 70));
        return items;
    }

    private static string PageOf(DateOnly week) => $"/projects/time?week={week:yyyy-MM-dd}";

    // Somebody who works on a project and left no hours in the week.
    private async Task<bool> MissesAsync(Guid personId, DateOnly week, CancellationToken ct) =>
        await db.Projects.AnyAsync(p => p.IsOpen && p.StartsOn <= week && p.Members.Any(m => m.PersonId == personId),
            ct)
        && !await db.Timesheets.AnyAsync(s => s.PersonId == personId && s.WeekStart == week && s.Entries.Any(), ct);

    private async Task<IEnumerable<AttentionItem>> BudgetsAsync(CancellationToken ct)
    {
        var hot = await db.KeptAsync("hot projects of mine", me.AccessTo(ProjectsPermissions.EditProjects),
            [typeof(Project), typeof(TimeEntry)], () => Mine.Hot(db).OrderBy(p => p.Id).Take(Most)
            .Select(p => new { p.Id, p.Name, p.BudgetHours, Minutes = db.TimeEntries.Where(e => e.ProjectId == p.Id)
                .Sum(e => e.WorkedMinutes) })
            .ToListAsync(ct));
        return hot.Select(p => (p.Id, p.Name, Share: new Burn(p.Minutes, p.BudgetHours).Share!.Value))
            .Select(p => new AttentionItem(
                p.Share > 1 ? "red" : "amber", p.Share > 1 ? texts["Over budget"] : texts["Budget nearly used"], p.Name,
                $"/projects/projects/{p.Id}", Format.Percent(p.Share), p.Share > 1 ? 80 : 55));
    }

    private async Task<IEnumerable<AttentionItem>> UnmanagedAsync(CancellationToken ct)
    {
        var unmanaged = await Mine.Where(p => p.ManagerId == null).OrderBy(p => p.Name).Take(Most)
            .Select(p => new { p.Id, p.Name })
            .ToListAsync(ct);
        return unmanaged.Select(
            p => new AttentionItem("amber", texts["No manager"], p.Name, $"/projects/projects/{p.Id}", null, 65));
    }

    private async Task<IEnumerable<AttentionItem>> LateMilestonesAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var late = await db.Milestones.AsNoTracking()
            .Where(m => m.AcceptedOn == null && m.DueOn < today && Mine.Any(p => p.Id == m.ProjectId))
            .OrderBy(m => m.DueOn).Take(Most)
            .Select(m => new { m.ProjectId, m.Name, m.DueOn, Project = db.Projects.Where(p => p.Id == m.ProjectId)
                .Select(p => p.Name)
                .First() })
            .ToListAsync(ct);
        return late.Select(m => new AttentionItem("red", texts["Milestone overdue"], $"{m.Project}: {m.Name}",
            $"/projects/projects/{m.ProjectId}", Format.Day(m.DueOn), 75));
    }
}
