using System.Globalization;
using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.Text;
using ErpCrm.Projects.Time;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Approvals;

internal sealed record ApprovalRow(
    Guid Id, Guid PersonId, string PersonName, DateOnly WeekStart, int WorkedMinutes, int BillableMinutes,
    DateTime? SubmittedAt, string DecidedBy, int Version)
{
    public string Seen => new SeenWeek(Id, Version).ToString();

    /// <summary>Hours by project, the most first.</summary>
    public IReadOnlyList<(string Project, int Minutes)> Projects { get; init; } = [];

    public string ProjectsText =>
        string.Join(
            ", ",
            Projects.Take(3).Select(p => $"{p.Project} {Format.Hours(p.Minutes)}")) + (Projects.Count > 3 ? "…" : "");
}

/// <summary>A week and the version in which somebody saw it; posted as <c>id:version</c>.</summary>
internal sealed record SeenWeek(Guid Id, int Version)
{
    public static SeenWeek? Parse(string? text) =>
        text?.Split(':') is [var id, var version] && Guid.TryParse(id, out var week) && int.TryParse(
            version, NumberStyles.None, CultureInfo.InvariantCulture,
            out var number) ? new SeenWeek(week, number) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}:{Version}");
}

internal sealed class ApprovalsList : ListOf<Timesheet, ApprovalRow>
{
    private const string Approved = "approved";

    public ApprovalsList()
        : base("approvals", "/projects/time/approvals", typeof(ProjectsText))
    {
        Name = "Approvals";
        RowsAre(Kinds.Week, r => r.Id, r => r.PersonName);
        var nothing = new EmptyList(
            "clipboard-check", "Nothing waits for you", "Weeks appear here when people send them for approval.");
        WhenNothing(nothing);
        HasTabs(
            "tab",
            new("", "Waiting", (sheets, _) => sheets.Where(s => s.State == TimesheetState.Submitted)),
            new(Approved, "Approved", (sheets, _) => sheets.Where(s => s.State == TimesheetState.Approved))
            {
                Nothing = nothing with { Title = "No approved weeks yet" },
            });
        Does(new("/projects/time/approvals/approve", "week", r => r.Seen, r => r.PersonName, "_Bulk", IsWaiting));

        Text("person", "Person", r => r.PersonName).Sorts().Card(1)
            .Cell(r => Cells.Who(r.PersonName, Cells.Name($"/projects/time/approvals/{r.Id}", r.PersonName)));
        Day("week", "Week", r => r.WeekStart).SortsBy(r => r.WeekStart, r => r.PersonName).Card(3).Cell(Week);
        Minutes("hours", "Hours", r => r.WorkedMinutes).Sorts().Card(2).Class("strong");
        Minutes("billable", "Billable", r => r.BillableMinutes);
        Text("projects", "Projects", r => r.ProjectsText);
        Moment("sent", "Sent", r => r.SubmittedAt).When(IsWaiting).Card(4);
        Text("by", "Approved by", r => r.DecidedBy).When(s => !IsWaiting(s)).Card(4);
    }

    protected override bool FindsFirst => false;

    public override IQueryable<Timesheet> Visible(ListScope scope) =>
        scope.Get<ProjectsDbContext>().Timesheets.AsNoTracking().ApprovableBy(
            scope.Me, scope.Get<ICompanyProfile>().Current);

    protected override Expression<Func<Timesheet, ApprovalRow>> Row(ListScope scope) =>
        s =>
            new ApprovalRow(
                s.Id, s.PersonId, s.Person!.Name, s.WeekStart, s.WorkedMinutes, s.BillableMinutes, s.SubmittedAt,
                s.DecidedBy, s.Version);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("week", tab == Approved);

    protected override async Task<IReadOnlyList<ApprovalRow>> WithMoreAsync(
        IReadOnlyList<ApprovalRow> rows, ListScope scope, CancellationToken ct)
    {
        var db = scope.Get<ProjectsDbContext>();
        var ids = rows.Select(r => r.Id).ToList();
        var sums = await db.TimeEntries.AsNoTracking().Where(e => ids.Contains(e.TimesheetId))
            .GroupBy(e => new { e.TimesheetId, e.ProjectId })
            .Select(g => new { g.Key.TimesheetId, Project = db.Projects.Where(
                p => p.Id == g.Key.ProjectId).Select(p => p.Name).First(), Minutes = g.Sum(e => e.WorkedMinutes) })
            .ToListAsync(ct);
        var byWeek = sums.ToLookup(s => s.TimesheetId);
        return [.. rows.Select(r => r with { Projects = [
            .. byWeek[r.Id].OrderByDescending(s => s.Minutes).Select(s => (s.Project, s.Minutes))] })];
    }

    private bool IsWaiting(ListScope scope) => TabOf(scope)?.Value != Approved;

    private Html Week(ApprovalRow row, ListScope scope)
    {
        var days = Cells.Muted($"{Format.Day(row.WeekStart)} – {Format.Date(row.WeekStart.AddDays(6))}");
        var ahead = IsWaiting(scope) && row.WeekStart > scope.Today
            ? Html.Of($" {Cells.Badge("amber", scope.Say("In the future"))}")
            : Html.Empty;
        return Html.Of($"{Format.Week(row.WeekStart)} {days}{ahead}");
    }
}

internal static class ApprovalAccess
{
    /// <summary>Weeks of the people somebody decides about; one's own only where the company lets people.</summary>
    public static IQueryable<Timesheet> ApprovableBy(
        this IQueryable<Timesheet> sheets, ICurrentUser user, CompanyProfile company)
    {
        var covered = sheets.VisibleTo(user.AccessTo(ProjectsPermissions.ApproveTime), s => s.Person!.UserId);
        return company.AllowsOwnDecisions
            ? covered
            : covered.Where(s => s.Person!.UserId == null || s.Person.UserId != user.Id);
    }
}
