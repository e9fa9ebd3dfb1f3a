using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Resources.Departments;

/// <summary>Departments in the API.</summary>
internal sealed class DepartmentApi : ApiKind<ResourcesDbContext, Department>
{
    public DepartmentApi()
        : base(Kinds.Department, "departments")
    {
        Creates<DepartmentsController>(nameof(DepartmentsController.Create));
        Changes<DepartmentsController>(nameof(DepartmentsController.Edit));
    }
}
