using ErpCrm.Contracts;
using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Column = ErpCrm.Platform.Imports.ImportColumns<ErpCrm.Resources.Departments.DepartmentForm>;

namespace ErpCrm.Resources.Departments;

/// <summary>Departments out of files; those that came with people go with them.</summary>
internal sealed class DepartmentImport(ImportTools<ResourcesDbContext> tools, IValidator<DepartmentForm> validator)
    : RecordImport<ResourcesDbContext, Department, DepartmentForm>(tools)
{
    public override string Kind => Kinds.Department;

    public override IReadOnlyList<ImportColumn<DepartmentForm>> Fields { get; } =
    [
        Column.Text("name", "Name", f => f.Name).Required().Like("Design", "Разработка")
            .Called("Department", "Team", "Отдел", "Подразделение", "Название", "Бөлүм"),
    ];

    public override IReadOnlyList<ImportMatch> Matches { get; } = [new("name", "Name", "name")];

    protected override string Permission => ResourcesPermissions.EditPeople;

    protected override IQueryable<Department> Visible => Db.Departments;

    protected override IQueryable<Department> Changeable => Db.Departments;

    protected override IQueryable<Department> Whole => Db.Departments.Include(d => d.People);

    protected override DepartmentForm Blank() => new();

    protected override DepartmentForm FormOf(Department record) => DepartmentForm.Of(record);

    protected override IEnumerable<string> KeysOf(DepartmentForm form, string match)
    {
        if (SearchText.Fold(form.Name?.Trim() ?? "") is { Length: > 0 } name) yield return name;
    }

    protected override async Task<IReadOnlyList<(string Key, Department Record)>> FindAsync(
        IReadOnlyCollection<string> keys, CancellationToken ct) =>
        [.. (await Whole.ToListAsync(ct)).Select(d => (Key: SearchText.Fold(d.Name), d))
            .Where(pair => keys.Contains(pair.Key))];

    protected override IEnumerable<(string Property, string Message)> Check(DepartmentForm form) =>
        validator.Validate(form).Errors.Select(error => (error.PropertyName, error.ErrorMessage));

    protected override Department Make(RowInWork<DepartmentForm> row) => new(row.Form.Name!);

    protected override void Change(Department record, DepartmentForm form) => record.Rename(form.Name!);

    protected override async Task<IReadOnlyCollection<Guid>> UsedAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await Db.People.Where(p => p.DepartmentId != null && ids.Contains(p.DepartmentId.Value))
            .Select(p => p.DepartmentId!.Value).Distinct().ToListAsync(ct);
}
