using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Projects.Time;

/// <summary>Weeks that were handed in, in the API, for whoever decides about them.</summary>
internal sealed class WeekApi()
    : ApiKind<ProjectsDbContext, Timesheet>(Kinds.Week, "timesheets");
