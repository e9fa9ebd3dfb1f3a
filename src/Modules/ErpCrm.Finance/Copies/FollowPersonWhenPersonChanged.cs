using ErpCrm.Contracts.Resources;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Finance.Copies;

internal sealed class FollowPersonWhenPersonChanged(FinanceDbContext db) : IHandle<PersonChanged>
{
    public async Task HandleAsync(PersonChanged domainEvent, CancellationToken ct)
    {
        var person = await db.People.FindAsync([domainEvent.PersonId], ct);
        if (person is null) db.Add(person = new PersonCopy { Id = domainEvent.PersonId });
        person.Follow(domainEvent);
    }
}
