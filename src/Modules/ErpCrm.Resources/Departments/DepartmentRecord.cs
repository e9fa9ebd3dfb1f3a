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

    public override string ListUrl => "/resources/departments";

    protected override string? Page => null;

    public override Expression<Func<Department, string>> Title { get; } = d => d.Name;

    public override IQueryable<Department> Visible(Asking<ResourcesDbContext> asking) => asking.Db.Departments;
}
