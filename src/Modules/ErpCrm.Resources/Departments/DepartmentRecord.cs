using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Resources.Text;

namespace ErpCrm.Resources.Departments;

/// <summary>A department.</summary>
internal sealed class DepartmentRecord : Record<ResourcesDbContext, Department>
{
    public override string Key => Kinds.Department;

    public override RecordWords Words { get; } = new(typeof(ResourcesText), "Department", "Departments");

    public override string Icon => "network";

    public override RecordRights Rights { get; } =
        new(ResourcesPermissions.ViewPeople, ResourcesPermissions.EditPeople);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: its row in the list and its form are all of it.", RecordAbility.List,
            RecordAbility.Import);

    public override string ListUrl => "/resources/departments";

    protected override string? Page => null;

    public override Expression<Func<Department, string>> Title { get; } = d => d.Name;

    public override IReadOnlyList<Field<Department>> Fields { get; } =
        [Fields<Department>.Text("name", "Name", d => d.Name).Sorts()];

    public override IQueryable<Department> Visible(Asking<ResourcesDbContext> asking) => asking.Db.Departments;
}
