using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Resources.Departments;

/// <summary>Departments in the API.</summary>
internal sealed class DepartmentApi()
    : ApiKind<ResourcesDbContext, Department>(Kinds.Department, "departments");
