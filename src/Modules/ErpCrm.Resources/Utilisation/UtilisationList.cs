using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Security;
using ErpCrm.Resources.Departments;
using ErpCrm.Resources.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Resources.Utilisation;

/// <summary>Who worked how much of the own time in one week; computed, so there are no records to ask.</summary>
internal sealed class UtilisationList : ListOf<UtilisationRow, UtilisationRow>
{
    private const string Department = "department";

    public UtilisationList()
        : base("utilisation", "/resources/utilisation", typeof(ResourcesText))
    {
        Name = "Utilisation by person";
        Views(tabs: new("_Weeks", s => s), above: new("_Trend", TrendOf));
        var nothing = new EmptyList(
            "gauge", "Nobody to measure", "People who work on projects appear here with the hours they recorded.")
        {
            List = Kinds.Person,
        };
        WhenNothing(nothing);
        WhenNoMatch(nothing.Title, nothing.Text);
        Filter(new PeriodFilter<UtilisationRow, DateOnly>("week", WeekOf));
        Choose(Department, "Department", "All departments", r => r.DepartmentId, async (s, ct) =>
            (await DepartmentOption.AllAsync(s.Get<ResourcesDbContext>(), ct))
                .Select(d => new SelectListItem(d.Name, d.Id.ToString())));

        Record("person", "Person", Kinds.Person, r => r.Id, r => r.Name).Sorts().Card(1)
            .Cell(r => Cells.Who(r.Name, Cells.Name($"/resources/people/{r.Id}", r.Name)));
        Record(Department, "Department", Kinds.Department, r => r.DepartmentId, r => r.Department)
            .SortsBy(r => r.Department, r => r.Name);
        Percent("utilisation", "Utilisation", r => r.Use.Share * 100).Sorts().Card(2).Class("strong")
            .Cell(r => Html.Text(Format.Percent(r.Use.Share)));
        Minutes("worked", "Worked", r => r.Use.Worked).Sorts().Card(3)
            .Cell(r => Html.Text(Format.Hours(r.Use.Worked)));
        Minutes("capacity", "Capacity", r => r.Use.Capacity).Sorts().Card(4)
            .Cell(r => Html.Text(Format.Hours(r.Use.Capacity)));
        Minutes("billable", "Billable", r => r.Use.Billable).Sorts();
        Percent("share", "Billable share", r => r.Use.BillableShare * 100).Sorts()
            .Cell(r => Html.Text(Format.Percent(r.Use.BillableShare)));
    }

    /// <summary>The week of the address, otherwise the last one that is over.</summary>
    public static DateOnly WeekOf(ListScope scope)
    {
        DateOnly? asked = scope.Query["week"] is { } text && Readers.Day(text, out var day) ? day : null;
        return Weeks.MondayOf(asked, UtilisationPlan.LastFullWeek(scope.Today));
    }

    public override IQueryable<UtilisationRow> Visible(ListScope scope) =>
        scope.Kept<UtilisationPlan>().Rows.AsQueryable();

    protected override Expression<Func<UtilisationRow, UtilisationRow>> Row(ListScope scope) => r => r;

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("person", false);

    protected override async Task PrepareAsync(ListScope scope, CancellationToken ct)
    {
        Guid? department = scope.Query[Department] is { } text && Readers.Id(text, out var id) ? id : null;
        scope.Keep(await UtilisationPlan.LoadAsync(
            scope.Get<ResourcesDbContext>(), scope.Me, WeekOf(scope), department, ct));
    }

    /// <summary>The share of all is hours over hours, neither a sum nor a mean of shares (domain-rules §19).</summary>
    protected override Task<IReadOnlyList<ListTotal>> TotalsAsync(
        IQueryable<UtilisationRow> found, ListScope scope, CancellationToken ct)
    {
        var total = Use.Of(found);
        return Task.FromResult<IReadOnlyList<ListTotal>>(
        [
            new(Html.Text(scope.Say("Total")), new Dictionary<string, Html>
            {
                ["utilisation"] = Html.Text(Format.Percent(total.Share)),
                ["worked"] = Html.Text(Format.Hours(total.Worked)),
                ["capacity"] = Html.Text(Format.Hours(total.Capacity)),
                ["billable"] = Html.Text(Format.Hours(total.Billable)),
                ["share"] = Html.Text(Format.Percent(total.BillableShare)),
            }),
        ]);
    }

    private static object? TrendOf(ListScope scope) =>
        scope.Kept<UtilisationPlan>() is { Rows.Count: > 0 } plan ? plan.Trend : null;
}
