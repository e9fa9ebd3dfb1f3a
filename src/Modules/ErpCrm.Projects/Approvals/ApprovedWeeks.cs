using ErpCrm.Contracts;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.Text;
using ErpCrm.Projects.Time;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Approvals;

/// <summary>Weeks as what somebody approves.</summary>
internal sealed class ApprovedWeeks(
    ProjectsDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile company, WeekDeciding deciding,
    IStringLocalizer<ProjectsText> T, IStringLocalizer<SharedText> S) : IApproves
{
    private const int ProjectsShown = 4;

    public string Kind => Kinds.Week;

    public string Permission => ProjectsPermissions.ApproveTime;

    public bool HasAmount => false;

    public bool HasProject => true;

    // Pages of weeks are for those who decide.
    public bool SubmitterSeesIt => false;

    public bool IsHandedInAgain => true;

    public Task<IReadOnlyList<ApprovalChoice>> CategoriesAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ApprovalChoice>>([]);

    public async Task<ApprovalFacts?> FactsAsync(Guid id, CancellationToken ct)
    {
        var sheet = await Waiting.Where(s => s.Id == id)
            .Select(s => new { s.SubmittedAt, s.Person!.UserId, Projects = s.Entries.Select(e => e.ProjectId) })
            .FirstOrDefaultAsync(ct);
        if (sheet?.SubmittedAt is not { } asked) return null;
        var projects = sheet.Projects.Distinct().ToList();
        List<Guid> managers = projects.Count == 0
            ? []
            : await db.Projects.Where(p => projects.Contains(p.Id) && p.ManagerId != null)
                .Select(p => p.ManagerId!.Value).Distinct().ToListAsync(ct);
        return new ApprovalFacts(id, asked, sheet.UserId)
        {
            ProjectIds = projects, ManagerIds = [.. managers.Order()]
        };
    }

    public async Task<IReadOnlyDictionary<Guid, DateTime>> AskedAsync(CancellationToken ct) =>
        await Waiting.Where(s => s.SubmittedAt != null).ToDictionaryAsync(s => s.Id, s => s.SubmittedAt!.Value, ct);

    public async Task<IReadOnlyList<WaitingRecord>> WaitingAsync(int most, IReadOnlyCollection<Guid> except,
        CancellationToken ct)
    {
        var after = RecordableDays.Last(clock.Today);
        var weeks = await Decidable(except).OrderBy(s => s.SubmittedAt).ThenBy(s => s.Id).Take(most)
            .Select(s => new
            {
                s.Id, s.Version, s.Person!.Name, s.WeekStart, s.WorkedMinutes, s.BillableMinutes, s.SubmittedAt,
                IsAhead = s.Entries.Any(e => e.WorkedOn > after),
            })
            .ToListAsync(ct);
        if (weeks.Count == 0) return [];
        var ids = weeks.ConvertAll(w => w.Id);
        var sums = await db.TimeEntries.AsNoTracking().Where(e => ids.Contains(e.TimesheetId))
            .GroupBy(e => new { e.TimesheetId, e.ProjectId })
            .Select(g => new
            {
                g.Key.TimesheetId,
                Project = db.Projects.Where(p => p.Id == g.Key.ProjectId).Select(p => p.Name).First(),
                Minutes = g.Sum(e => e.WorkedMinutes),
            })
            .ToListAsync(ct);
        var notes = (await db.TimeEntries.AsNoTracking().Where(e => ids.Contains(e.TimesheetId) && e.Note != "")
            .OrderBy(e => e.WorkedOn).Select(e => new { e.TimesheetId, e.Note }).ToListAsync(ct))
            .ToLookup(e => e.TimesheetId, e => e.Note);
        var projects = sums.ToLookup(s => s.TimesheetId);
        return [.. weeks.Select(w => new WaitingRecord(w.Id, w.Version, Format.Week(w.WeekStart), w.Name,
            w.SubmittedAt ?? default)
        {
            Figure = Format.Hours(w.WorkedMinutes),
            Lines =
            [
                new(S["Date"], $"{Format.Day(w.WeekStart)} – {Format.Date(w.WeekStart.AddDays(6))}"),
                new(T["Billable"], Format.Hours(w.BillableMinutes)),
                .. projects[w.Id].OrderByDescending(s => s.Minutes).Take(ProjectsShown)
                    .Select(s => new ApprovalLine(s.Project, Format.Hours(s.Minutes))),
            ],
            Note = string.Join("; ", notes[w.Id].Distinct().Take(ProjectsShown)),
            Caution = w.IsAhead ? T["The week has hours on days after this week. Look at it and confirm."] : "",
        })];
    }

    public Task<int> CountAsync(int most, IReadOnlyCollection<Guid> except, CancellationToken ct) =>
        Decidable(except).OrderBy(s => s.Id).Take(most).CountAsync(ct);

    public Task<bool> MayDecideAsync(Guid id, CancellationToken ct) =>
        db.Timesheets.ApprovableBy(me, company.Current).AnyAsync(s => s.Id == id, ct);

    public Task<ApprovalDone> ApproveAsync(Guid id, int version, CancellationToken ct) =>
        deciding.ApproveAsync(id, version, ahead: false, ct);

    public Task<ApprovalDone> DeclineAsync(Guid id, int version, string reason, CancellationToken ct) =>
        deciding.DeclineAsync(id, version, reason, ct);

    private IQueryable<Timesheet> Decidable(IReadOnlyCollection<Guid> except) =>
        Waiting.ApprovableBy(me, company.Current).Where(s => !except.Contains(s.Id));

    private IQueryable<Timesheet> Waiting =>
        db.Timesheets.AsNoTracking().Where(s => s.State == TimesheetState.Submitted);
}
