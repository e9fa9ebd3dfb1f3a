using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Resources.Departments;
using ErpCrm.Resources.Text;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.People;

internal sealed record PersonRow(
    Guid Id, string Name, Guid? DepartmentId, string? Department, string JobTitle, string? Email, DateOnly JoinedOn,
    DateOnly? LeftOn, string? Custom) : IShowsCustom;

internal sealed class PeopleList : ListOf<Person, PersonRow>
{
    public PeopleList()
        : base("people", "/resources/people", typeof(ResourcesText))
    {
        Name = "People";
        RowsAre(Kinds.Person, r => r.Id, r => r.Name);
        Finds("Search people", (_, word) => p => p.SearchText.Contains(word));
        Views(tabs: new("_PeopleTabs", _ => "people"));
        HasTabs(
            "status",
            new("", "Working here", (people, s) => Here(people, s.Today)),
            new("left", "Left", (people, s) => Gone(people, s.Today)));
        Choose("department", "Department", "All departments", p => p.DepartmentId, async (s, ct) =>
            (await DepartmentOption.AllAsync(s.Get<ResourcesDbContext>(), ct))
                .Select(d => new SelectListItem(d.Name, d.Id.ToString())));
        WhenNoMatch("Nobody matches", "Try another word or another department.");
        WhenNothing(new("users", "Nobody here yet",
            "Everybody who signs in appears here. Add people who work for you without a sign-in.")
        {
            New = Kinds.Person,
        });

        Text("name", "Full name", r => r.Name).Sorts().Imports().Card(1)
            .Cell(r => Cells.Who(r.Name, Cells.Name($"/resources/people/{r.Id}", r.Name)));
        Record("department", "Department", Kinds.Department, r => r.DepartmentId, r => r.Department)
            .SortsBy(r => r.Department, r => r.Name).Imports().Card(2);
        Text("jobTitle", "Job title", r => r.JobTitle).Imports().Card(3);
        Text("email", "Email", r => r.Email).Imports();
        Day("joined", "Joined", r => r.JoinedOn).SortsBy(r => r.JoinedOn, r => r.Name).Imports().Class("num")
            .Cell(r => r.LeftOn is { } left ? Html.Text($"{Format.Date(r.JoinedOn)} – {Format.Date(left)}") : Cells
                .Date(r.JoinedOn));
    }

    protected override bool FindsFirst => false;

    public override IQueryable<Person> Visible(ListScope scope) =>
        scope.Get<ResourcesDbContext>().People.AsNoTracking();

    protected override Expression<Func<Person, PersonRow>> Row(ListScope scope) =>
        p => new PersonRow(p.Id, p.Name, p.DepartmentId, p.DepartmentName, p.JobTitle, p.Email, p.JoinedOn, p.LeftOn,
            p.Custom);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("name", false);

    private static IQueryable<Person> Here(IQueryable<Person> people, DateOnly today) =>
        people.Where(p => p.LeftOn == null || p.LeftOn >= today);

    private static IQueryable<Person> Gone(IQueryable<Person> people, DateOnly today) =>
        people.Where(p => p.LeftOn != null && p.LeftOn < today);
}
