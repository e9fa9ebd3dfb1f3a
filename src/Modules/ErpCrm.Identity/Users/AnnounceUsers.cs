using System.Runtime.CompilerServices;
using ErpCrm.Platform.Feeding;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Users;

/// <summary>Users as they are now.</summary>
internal sealed class AnnounceUsers(IdentityModuleDbContext db) : IAnnounceState
{
    public async IAsyncEnumerable<DomainEvent> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var user in db.Users.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            yield return user.AsKnown();
    }
}
