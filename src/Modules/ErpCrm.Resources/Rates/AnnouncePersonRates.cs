using System.Runtime.CompilerServices;
using ErpCrm.Contracts.Resources;
using ErpCrm.Platform.Feeding;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Rates;

/// <summary>Rates as they are now.</summary>
internal sealed class AnnouncePersonRates(ResourcesDbContext db) : IAnnounceState
{
    public async IAsyncEnumerable<DomainEvent> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var rate in db.Rates.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            yield return new PersonRateSet(rate.Id, rate.PersonId, rate.ValidFrom, rate.CostPerHour, rate.BillPerHour);
    }
}
