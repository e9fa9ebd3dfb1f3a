using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Resources.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Resources.Departments;

internal sealed class DepartmentForm
{
    public string? Name { get; set; }
    public int Version { get; set; }
}

internal sealed class DepartmentFormValidator : AbstractValidator<DepartmentForm>
{
    public DepartmentFormValidator() => RuleFor(f => f.Name).NotEmpty().MaximumLength(Department.NameLength);
}

[Route("resources/departments")]
internal sealed class DepartmentsController(ResourcesDbContext db, DepartmentsList list,
    IStringLocalizer<ResourcesText> texts) : PageController
{
    private const string List = "/resources/departments";

    [HttpGet(""), RequirePermission(ResourcesPermissions.ViewPeople)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create"), RequirePermission(ResourcesPermissions.EditPeople)]
    public IActionResult Create() => View(new DepartmentForm());

    [HttpPost("create"), RequirePermission(ResourcesPermissions.EditPeople)]
    public Task<IActionResult> Create(DepartmentForm form, CancellationToken ct) =>
        TrySaveAsync("Create", form, async () =>
        {
            await RefuseNamesakeAsync(form.Name!, null, ct);
            db.Add(new Department(form.Name!));
            await db.SaveChangesAsync(ct);
            return Saved(List, texts["{0} is added", form.Name!.Trim()]);
        });

    [HttpGet("{id:guid}/edit"), RequirePermission(ResourcesPermissions.EditPeople)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        View(Of(await db.Departments.OneAsync(id, ct)));

    [HttpPost("{id:guid}/edit"), RequirePermission(ResourcesPermissions.EditPeople)]
    public async Task<IActionResult> Edit(Guid id, DepartmentForm form, CancellationToken ct)
    {
        var department = await db.Departments.Include(d => d.People).OneAsync(id, ct);
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (department.Version != form.Version) return Conflict("Edit", form, Of(department));
            await RefuseNamesakeAsync(form.Name!, id, ct);
            department.Rename(form.Name!);
            await db.SaveChangesAsync(ct);
            return Saved(List, texts["{0} is saved", department.Name]);
        });
    }

    private static DepartmentForm Of(Department department) =>
        new() { Name = department.Name, Version = department.Version };

    private async Task RefuseNamesakeAsync(string name, Guid? id, CancellationToken ct)
    {
        name = name.Trim();
        if (await db.Departments.AnyAsync(d => d.Name == name && d.Id != id, ct))
            throw new BusinessRuleException("There is already a department with this name.")
            {
                Field = nameof(DepartmentForm.Name)
            };
    }
}
