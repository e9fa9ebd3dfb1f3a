using FluentValidation;

namespace ErpCrm.Resources.Departments;

internal sealed class DepartmentForm
{
    public string? Name { get; set; }
    public int Version { get; set; }

    public static DepartmentForm Of(Department department) =>
        new() { Name = department.Name, Version = department.Version };
}

internal sealed class DepartmentFormValidator : AbstractValidator<DepartmentForm>
{
    public DepartmentFormValidator() => RuleFor(f => f.Name).NotEmpty().MaximumLength(Department.NameLength);
}
