using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Projects.Time;

/// <summary>Weeks that were handed in, in the API, for whoever decides about them.</summary>
internal sealed class WeekApi : ApiKind<ProjectsDbContext, Timesheet>
{
    public WeekApi()
        : base(Kinds.Week, "timesheets")
    {
        Has("entries", "time-entries", "timesheet", "workedOn");
    }
}
