using ErpCrm.Contracts.Resources;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Projects.People;

internal sealed class FollowPersonWhenPersonChanged(ProjectsDbContext db) : IHandle<PersonChanged>
{
    public async Task HandleAsync(PersonChanged domainEvent, CancellationToken ct)
    {
        var person = await db.People.FindAsync([domainEvent.PersonId], ct);
        if (person is null) db.Add(person = new Person { Id = domainEvent.PersonId });
        person.Follow(domainEvent);
    }
}
