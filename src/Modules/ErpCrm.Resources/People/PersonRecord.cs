using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Resources.Text;

namespace ErpCrm.Resources.People;

/// <summary>Somebody who works here, as the rest of the application knows him.</summary>
internal sealed class PersonRecord : Record<ResourcesDbContext, Person>
{
    public override string Key => Kinds.Person;

    public override RecordWords Words { get; } = new(typeof(ResourcesText), "Person", "People", "New person");

    public override string Icon => "user";

    public override RecordRights Rights { get; } =
        new(ResourcesPermissions.ViewPeople, ResourcesPermissions.EditPeople);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("Nobody has to say yes to a person.", RecordAbility.Approval)
        .And("Somebody is there once: the person of a user is found by his address.", RecordAbility.Merge);

    public override string ListUrl => "/resources/people";

    public override Expression<Func<Person, string>> Title { get; } = p => p.Name;

    public override RecordSearch<Person> Search { get; } = new(p => p.SearchText)
    {
        Detail = p => p.JobTitle,
        IsOver = p => p.LeftOn != null,
    };

    public override IReadOnlyList<Field<Person>> Fields { get; } =
    [
        Fields<Person>.Text("name", "Name", p => p.Name).Sorts().Imports(),
        Fields<Person>.Text("email", "Email", p => p.Email).Imports(),
        Fields<Person>.Text("phone", "Phone", p => p.Phone).Imports(),
        Fields<Person>.Text("jobTitle", "Job title", p => p.JobTitle).Sorts().Imports(),
        Fields<Person>.Record("department", "Department", Kinds.Department, p => p.DepartmentId, p => p.DepartmentName)
            .Sorts(),
        Fields<Person>.Date("joinedOn", "Joined on", p => p.JoinedOn).Sorts().Imports(),
        Fields<Person>.Date("leftOn", "Left on", p => p.LeftOn).Imports(),
        Fields<Person>.Flag("worksOnProjects", "Works on projects", p => p.WorksOnProjects).Imports(),
    ];

    public override IQueryable<Person> Visible(Asking<ResourcesDbContext> asking) => asking.Db.People;

    protected override IQueryable<Person> Changeable(Asking<ResourcesDbContext> asking) =>
        asking.Me.Can(ResourcesPermissions.EditPeople) ? asking.Db.People : asking.Db.People.Where(p => false);
}
