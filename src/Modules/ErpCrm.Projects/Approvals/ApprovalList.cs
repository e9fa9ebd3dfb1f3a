using System.Globalization;
using ErpCrm.Projects.Time;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Company;
using ErpCrm.SharedKernel.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Approvals;

internal sealed record ApprovalRow(Guid Id, Guid PersonId, string PersonName, DateOnly WeekStart, int WorkedMinutes, int BillableMinutes, DateTime? SubmittedAt, TimesheetState State, string DecidedBy, int Version)
{
    public string Seen => new SeenWeek(Id, Version).ToString();

    /// <summary>Hours by project, the most first.</summary>
    public IReadOnlyList<(string Project, int Minutes)> Projects { get; init; } = [];
}

/// <summary>A week and the version in which somebody saw it; posted as <c>id:version</c>.</summary>
internal sealed record SeenWeek(Guid Id, int Version)
{
    public static SeenWeek? Parse(string? text) =>
        text?.Split(':') is [var id, var version] && Guid.TryParse(id, out var week) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new SeenWeek(week, number) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}:{Version}");
}

internal sealed record ApprovalList(string? Tab, Page<ApprovalRow> Page)
{
    public bool IsWaiting => Tab is not "approved";

    public static async Task<ApprovalList> LoadAsync(ProjectsDbContext db, ICurrentUser me, CompanyProfile company, string? tab, int page, CancellationToken ct)
    {
        var sheets = db.Timesheets.AsNoTracking().ApprovableBy(me, company);
        var waiting = tab is not "approved";
        sheets = waiting
            ? sheets.Where(s => s.State == TimesheetState.Submitted).OrderBy(s => s.WeekStart).ThenBy(s => s.Person!.Name).ThenBy(s => s.Id)
            : sheets.Where(s => s.State == TimesheetState.Approved).OrderByDescending(s => s.WeekStart).ThenBy(s => s.Person!.Name).ThenBy(s => s.Id);
        var rows = await sheets
            .Select(s => new ApprovalRow(s.Id, s.PersonId, s.Person!.Name, s.WeekStart, s.WorkedMinutes, s.BillableMinutes, s.SubmittedAt, s.State, s.DecidedBy, s.Version))
            .ToPageAsync(page, ct: ct);
        var ids = rows.Rows.Select(r => r.Id).ToList();
        var sums = await db.TimeEntries.AsNoTracking().Where(e => ids.Contains(e.TimesheetId))
            .GroupBy(e => new { e.TimesheetId, e.ProjectId })
            .Select(g => new { g.Key.TimesheetId, Project = db.Projects.Where(p => p.Id == g.Key.ProjectId).Select(p => p.Name).First(), Minutes = g.Sum(e => e.WorkedMinutes) })
            .ToListAsync(ct);
        var byWeek = sums.ToLookup(s => s.TimesheetId);
        return new ApprovalList(tab, rows with
        {
            Rows = [.. rows.Rows.Select(r => r with { Projects = [.. byWeek[r.Id].OrderByDescending(s => s.Minutes).Select(s => (s.Project, s.Minutes))] })],
        });
    }
}

internal static class ApprovalAccess
{
    /// <summary>Weeks of the people somebody decides about; one's own only where the company lets people.</summary>
    public static IQueryable<Timesheet> ApprovableBy(this IQueryable<Timesheet> sheets, ICurrentUser user, CompanyProfile company)
    {
        var covered = sheets.VisibleTo(user.AccessTo(ProjectsPermissions.ApproveTime), s => s.Person!.UserId);
        return company.AllowsOwnDecisions ? covered : covered.Where(s => s.Person!.UserId == null || s.Person.UserId != user.Id);
    }
}
