using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Resources.Text;

namespace ErpCrm.Resources.Absences;

/// <summary>Leave, seen by its person and by those who decide about it.</summary>
internal sealed class AbsenceRecord : Record<ResourcesDbContext, Absence>
{
    public override string Key => Kinds.Absence;

    public override RecordWords Words { get; } = new(typeof(ResourcesText), "Absence", "Leave", "Request leave");

    public override string Icon => "plane";

    public override RecordRights Rights { get; } =
        new(ResourcesPermissions.ViewPeople, ResourcesPermissions.ViewPeople);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .AllBut("A line of somebody's leave: read, asked for and decided in the list.", RecordAbility.List,
            RecordAbility.Approval);

    public override string ListUrl => "/resources/absences";

    protected override string? Page => null;

    public override Expression<Func<Absence, string>> Title { get; } = a => a.Person.Name;

    public override IReadOnlyList<Field<Absence>> Fields { get; } =
    [
        Fields<Absence>.Record("person", "Person", Kinds.Person, a => a.PersonId, a => a.Person.Name).Sorts(),
        Fields<Absence>.Choice("kind", "Kind", a => a.Kind).Imports(),
        Fields<Absence>.Date("firstDay", "First day", a => a.FirstDay).Sorts().Imports(),
        Fields<Absence>.Date("lastDay", "Last day", a => a.LastDay).Imports(),
        Fields<Absence>.Flag("isHalfDay", "Is half day", a => a.IsHalfDay).Imports(),
        Fields<Absence>.Choice("status", "Status", a => a.Status).Sorts(),
        Fields<Absence>.Text("note", "Note", a => a.Note),
        Fields<Absence>.Text("reason", "Reason", a => a.Reason),
    ];

    public override IQueryable<Absence> Visible(Asking<ResourcesDbContext> asking) =>
        asking.Db.Absences.ReadableBy(asking.Me);
}
