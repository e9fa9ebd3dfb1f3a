using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Resources.People;

/// <summary>People in the API.</summary>
internal sealed class PersonApi : ApiKind<ResourcesDbContext, Person>
{
    public PersonApi(PeopleList list)
        : base(Kinds.Person, "people", list)
    {
        Creates<PeopleController>(nameof(PeopleController.Create));
        Changes<PeopleController>(nameof(PeopleController.Edit));
    }
}
