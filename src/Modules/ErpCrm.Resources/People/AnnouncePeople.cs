using System.Runtime.CompilerServices;
using ErpCrm.Platform.Feeding;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.People;

/// <summary>People as they are now.</summary>
internal sealed class AnnouncePeople(ResourcesDbContext db) : IAnnounceState
{
    public async IAsyncEnumerable<DomainEvent> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var person in db.People.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            yield return person.AsKnown();
    }
}
