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
        if (me.Can(ProjectsPermissions.RecordTime)) items.AddRange(await OwnWeeksAsync(ct));
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

    private async Task<IEnumerable<AttentionItem>> OwnWeeksAsync(CancellationToken ct)
    {
        if (await db.PersonOfAsync(me, ct) is not { } person) return [];
        var lastWeek = Weeks.MondayOf(me.Today(clock)).AddDays(-7);
        if (!person.IsActiveOn(lastWeek.AddDays(6))) return [];
        var open = await db.Timesheets.AsNoTracking().Where(
            s => s.PersonId == person.Id && s.WeekStart < lastWeek.AddDays(7) && s.State == TimesheetState.Open
                && s.Entries.Any())
            .OrderBy(s => s.WeekStart).Take(Most).Select(s => new { s.WeekStart, s.WorkedMinutes, s.SentBackReason })
            .ToListAsync(ct);
        if (open.All(s => s.WeekStart != lastWeek) && await MissesAsync(person.Id, lastWeek, ct))
            return [
                new AttentionItem("amber", texts["Not sent"], texts["{0}: record your hours", Format.Week(lastWeek)],
                    $"/projects/time?week={lastWeek:yyyy-MM-dd}", null, 70)];
        return open.Select(s => s.SentBackReason.Length > 0
            ? new AttentionItem("red", texts["Sent back"], texts["{0}: correct your week", Format.Week(s.WeekStart)],
                $"/projects/time?week={s.WeekStart:yyyy-MM-dd}", Format.Hours(s.WorkedMinutes), 85)
            : new AttentionItem("amber", texts["Not sent"],
                texts["{0}: send your week for approval", Format.Week(s.WeekStart)],
                $"/projects/time?week={s.WeekStart:yyyy-MM-dd}", Format.Hours(s.WorkedMinutes), 70));
    }

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
