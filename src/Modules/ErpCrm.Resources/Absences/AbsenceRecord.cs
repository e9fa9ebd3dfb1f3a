using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Resources.Text;
using ErpCrm.SharedKernel.Records;

namespace ErpCrm.Resources.Absences;

/// <summary>Leave, seen by its person and by those who decide about it.</summary>
internal sealed class AbsenceRecord : Record<ResourcesDbContext, Absence>
{
    public override string Key => Kinds.Absence;

    public override RecordWords Words { get; } = new(typeof(ResourcesText), "Absence", "Leave", "Request leave");

    public override string Icon => "plane";

    public override RecordRights Rights { get; } = new(ResourcesPermissions.ViewPeople, ResourcesPermissions.ViewPeople);

    public override string ListUrl => "/resources/absences";

    protected override string? Page => null;

    public override Expression<Func<Absence, string>> Title { get; } = a => a.Person.Name;

    public override IQueryable<Absence> Visible(Asking<ResourcesDbContext> asking) => asking.Db.Absences.ReadableBy(asking.Me);
}
