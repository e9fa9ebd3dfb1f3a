using System.Runtime.CompilerServices;
using ErpCrm.Platform.Feeding;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Companies;

/// <summary>Companies as they are now.</summary>
internal sealed class AnnounceCompanies(CrmDbContext db) : IAnnounceState
{
    public async IAsyncEnumerable<DomainEvent> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var company in db.Companies.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            yield return company.AsKnown();
    }
}
