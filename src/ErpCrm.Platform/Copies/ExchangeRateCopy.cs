using ErpCrm.Contracts.Finance;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Copies;

/// <summary>A module's own copy of an exchange rate.</summary>
public sealed class ExchangeRateCopy
{
    public required Guid Id { get; init; }
    public required string Currency { get; set; }
    public required DateOnly ValidFrom { get; set; }
    public required decimal Rate { get; set; }
}

internal sealed class FollowRateWhenExchangeRateSet<TContext>(TContext db)
    : IHandle<ExchangeRateSet>, IHandle<ExchangeRateRemoved>
    where TContext : DbContext
{
    public async Task HandleAsync(ExchangeRateSet domainEvent, CancellationToken ct)
    {
        var copy = await db.Set<ExchangeRateCopy>().FindAsync([domainEvent.RateId], ct);
        if (copy is null)
            db.Add(new ExchangeRateCopy
            {
                Id = domainEvent.RateId, Currency = domainEvent.Currency, ValidFrom = domainEvent.ValidFrom,
                Rate = domainEvent.Rate
            });
        else
            (copy.Currency, copy.ValidFrom, copy.Rate) = (domainEvent.Currency, domainEvent.ValidFrom,
                domainEvent.Rate);
    }

    public async Task HandleAsync(ExchangeRateRemoved domainEvent, CancellationToken ct)
    {
        if (await db.Set<ExchangeRateCopy>().FindAsync([domainEvent.RateId], ct) is { } copy) db.Remove(copy);
    }
}
