using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.Text;

namespace ErpCrm.Projects.Time;

/// <summary>Measured time that waits to be booked, seen by its person.</summary>
internal sealed class MeasuredTimeRecord : Record<ProjectsDbContext, MeasuredTime>
{
    public override string Key => Kinds.MeasuredTime;

    public override RecordWords Words { get; } = new(typeof(ProjectsText), "Measured time", "Measured time");

    public override string Icon => "timer";

    public override string NotInApi =>
        "One person's, for the minutes until it is booked: then it is a time entry.";

    public override RecordRights Rights { get; } = new(ProjectsPermissions.RecordTime);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .AllBut("One person's, for the minutes until it is booked.", RecordAbility.Page);

    protected override string Page => "/projects/time/measured/{id}";

    public override Expression<Func<MeasuredTime, string>> Title { get; } = m => m.Project!.Name;

    public override bool SeesAll(ICurrentUser me) => false;

    public override IQueryable<MeasuredTime> Visible(Asking<ProjectsDbContext> asking)
    {
        var (people, me) = (asking.Db.People, asking.Me.Id);
        return asking.Db.MeasuredTimes.Where(t => people.Any(p => p.Id == t.PersonId && p.UserId == me));
    }
}
