using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Security;
using ErpCrm.Resources.Text;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;

namespace ErpCrm.Resources.Departments;

/// <summary>Departments with what their people can work, and cost,
/// this month; computed, so there are no records to ask.</summary>
internal sealed class DepartmentsList : ListOf<DepartmentRow, DepartmentRow>
{
    public DepartmentsList()
        : base("departments", "/resources/departments", typeof(ResourcesText))
    {
        Name = "Departments";
        RowsAre(Kinds.Department, r => r.Id, r => r.Name);
        Views(tabs: new("_PeopleTabs", _ => "departments"));
        WhenNothing(
            new("network", "No departments yet", "Departments group people on the capacity page and gather their cost.")
        {
            Action = ("New department", "/resources/departments/create"),
            Permission = ResourcesPermissions.EditPeople,
        });

        Text("name", "Name", r => r.Name).Sorts().Imports().Card(1)
            .Cell(r => Cells.Name($"/resources/people?department={r.Id}", r.Name));
        Number("people", "People", r => r.People).Sorts().Card(2).Labelled()
            .Cell(r => Html.Text(Format.Number(r.People)));
        Minutes("available", "Available, {0}", r => r.Minutes).Sorts()
            .Headed(s => s.Say("Available, {0}", Format.MonthYear(s.Kept<MonthOfDepartments>().Month)));
        Money("cost", "Cost, {0}", r => r.Cost).Sorts().Guarded(ResourcesPermissions.ViewRates);
        Text("actions", "Actions", r => "").HeadHidden().Card(4).Class("r")
            .When(s => s.Me.Can(ResourcesPermissions.EditPeople))
            .Cell((r, s) => Cells.Link($"/resources/departments/{r.Id}/edit", s.Say("Rename"), "btn sm"));
    }

    public override IQueryable<DepartmentRow> Visible(ListScope scope) =>
        scope.Kept<MonthOfDepartments>().Rows.AsQueryable();

    protected override Expression<Func<DepartmentRow, DepartmentRow>> Row(ListScope scope) => r => r;

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("name", false);

    protected override async Task PrepareAsync(ListScope scope, CancellationToken ct) =>
        scope.Keep(await MonthOfDepartments.LoadAsync(scope.Get<ResourcesDbContext>(), scope.Today,
            scope.Me.Can(ResourcesPermissions.ViewRates), ct));

    protected override Task<IReadOnlyList<ListTotal>> TotalsAsync(
        IQueryable<DepartmentRow> found, ListScope scope, CancellationToken ct)
    {
        var cells = new Dictionary<string, Html>
        {
            ["people"] = Html.Text(Format.Number(found.Sum(r => r.People))),
            ["available"] = Html.Text(Format.Hours(found.Sum(r => r.Minutes))),
        };
        if (scope.Me.Can(ResourcesPermissions.ViewRates)) cells["cost"] = Cells.Figure(found.Sum(r => r.Cost ?? 0));
        return Task.FromResult<IReadOnlyList<ListTotal>>([new(Html.Text(scope.Say("Total")), cells)]);
    }
}
