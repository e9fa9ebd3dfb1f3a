using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Projects.Text;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Lists;

namespace ErpCrm.Projects.Time;

/// <summary>Hours in the API: one's own, and those of the people whose time one approves.</summary>
internal sealed class TimeEntryApi : ApiRecords<ProjectsDbContext, TimeEntry>
{
    public TimeEntryApi()
        : base("time-entries")
    {
        Creates<TimeEntriesController>(nameof(TimeEntriesController.Create));
        Changes<TimeEntriesController>(nameof(TimeEntriesController.Edit))
            .Without("PersonId", "ProjectId", "TaskId", "WorkedOn");
        Removes<TimeEntriesController>(nameof(TimeEntriesController.Remove));
    }

    public override string ViewIn(RecordKinds kinds) => ProjectsPermissions.RecordTime;

    public override (string One, string Many) WordsIn(RecordKinds kinds) => ("Time entry", "Time entries");

    public override Type TextsIn(RecordKinds kinds) => typeof(ProjectsText);

    protected override IReadOnlyList<Field<TimeEntry>> FieldsIn(IServiceProvider services) =>
    [
        Fields<TimeEntry>.Record("person", "Person", Kinds.Person, e => e.Timesheet!.PersonId,
            e => e.Timesheet!.Person!.Name),
        Fields<TimeEntry>.Record("project", "Project", Kinds.Project, e => e.ProjectId, _ => null),
        Fields<TimeEntry>.Record("task", "Task", Kinds.Task, e => e.TaskId, _ => null),
        Fields<TimeEntry>.Record("timesheet", "Timesheet", Kinds.Week, e => e.TimesheetId, _ => null),
        Fields<TimeEntry>.Choice("state", "State", e => e.Timesheet!.State),
        Fields<TimeEntry>.Date("workedOn", "Worked on", e => e.WorkedOn).Sorts(),
        Fields<TimeEntry>.Minutes("minutes", "Minutes", e => e.WorkedMinutes).Sorts(),
        Fields<TimeEntry>.Minutes("billableMinutes", "Billable minutes", e => e.BillableMinutes),
        Fields<TimeEntry>.Text("note", "Note", e => e.Note),
    ];

    protected override IQueryable<TimeEntry> Visible(ListScope scope)
    {
        var db = scope.Get<ProjectsDbContext>();
        var people = db.RecordableBy(scope.Me);
        return db.TimeEntries.Where(e => people.Any(p => p.Id == e.Timesheet!.PersonId));
    }

    // Whoever sees somebody's hours here writes them.
    protected override IQueryable<TimeEntry> Changeable(ListScope scope) => Visible(scope);
}
