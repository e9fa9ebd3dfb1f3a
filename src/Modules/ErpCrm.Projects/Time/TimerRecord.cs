using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.Text;

namespace ErpCrm.Projects.Time;

/// <summary>A timer that runs, seen by its person.</summary>
internal sealed class TimerRecord : Record<ProjectsDbContext, RunningTimer>
{
    public override string Key => Kinds.Timer;

    public override RecordWords Words { get; } = new(typeof(ProjectsText), "Running timer", "Running timers");

    public override string Icon => "timer";

    public override string NotInApi =>
        "One person's, for as long as it runs: what it measured is a time entry.";

    public override RecordRights Rights { get; } = new(ProjectsPermissions.RecordTime);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("One person's, while it runs.");

    public override Expression<Func<RunningTimer, string>> Title { get; } = t => t.Project!.Name;

    public override bool SeesAll(ICurrentUser me) => false;

    public override IQueryable<RunningTimer> Visible(Asking<ProjectsDbContext> asking)
    {
        var (people, me) = (asking.Db.People, asking.Me.Id);
        return asking.Db.Timers.Where(t => people.Any(p => p.Id == t.PersonId && p.UserId == me));
    }
}
