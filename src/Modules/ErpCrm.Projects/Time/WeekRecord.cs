using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.Approvals;
using ErpCrm.Projects.Text;

namespace ErpCrm.Projects.Time;

/// <summary>A person's week that was handed in, as whoever decides about it sees it.</summary>
internal sealed class WeekRecord : Record<ProjectsDbContext, Timesheet>
{
    public override string Key => Kinds.Week;

    public override RecordWords Words { get; } = new(typeof(ProjectsText), "Timesheet", "Timesheets");

    public override string Icon => "clipboard-check";

    public override RecordRights Rights { get; } = new(ProjectsPermissions.ApproveTime);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("A week is its rows of hours; nobody fills in a form of it.", RecordAbility.Fields)
        .And("Found in the list of those that wait, by person and week.", RecordAbility.Search)
        .And("A person has each week once.", RecordAbility.Merge);

    public override string ListUrl => "/projects/time/approvals";

    public override Expression<Func<Timesheet, string>> Title { get; } = w => w.Person!.Name;

    public override IReadOnlyList<Field<Timesheet>> Fields { get; } =
    [
        Fields<Timesheet>.Date("weekStart", "Week start", w => w.WeekStart).Sorts(),
        Fields<Timesheet>.Choice("state", "State", w => w.State).Sorts(),
        Fields<Timesheet>.Minutes("workedMinutes", "Worked minutes", w => w.WorkedMinutes).Sums(FieldSum.Whole),
        Fields<Timesheet>.Minutes("billableMinutes", "Billable minutes", w => w.BillableMinutes).Sums(FieldSum.Whole),
        Fields<Timesheet>.Moment("submittedAt", "Submitted at", w => w.SubmittedAt).Sorts(),
        Fields<Timesheet>.Moment("decidedAt", "Decided at", w => w.DecidedAt),
        Fields<Timesheet>.Text("decidedBy", "Decided by", w => w.DecidedBy),
    ];

    // Hardly anybody decides about his own week.
    public override bool SeesAll(ICurrentUser me) => false;

    public override IQueryable<Timesheet> Visible(Asking<ProjectsDbContext> asking) =>
        asking.Db.Timesheets.ApprovableBy(asking.Me, asking.Company.Current).Where(w => w.State != TimesheetState.Open);
}
