using System.Runtime.CompilerServices;
using ErpCrm.Contracts.Finance;
using ErpCrm.Platform.Feeding;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.ExchangeRates;

/// <summary>Exchange rates as they are now.</summary>
internal sealed class AnnounceExchangeRates(FinanceDbContext db) : IAnnounceState
{
    public async IAsyncEnumerable<DomainEvent> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var rate in db.ExchangeRates.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            yield return new ExchangeRateSet(rate.Id, rate.Currency, rate.ValidFrom, rate.Rate);
    }
}
