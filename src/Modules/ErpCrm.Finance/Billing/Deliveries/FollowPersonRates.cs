using ErpCrm.Contracts.Resources;
using ErpCrm.Finance.Copies;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Finance.Billing.Deliveries;

/// <summary>One class for both events: a rate that was taken back
/// must not come again, whatever is delivered late.</summary>
internal sealed class FollowPersonRates(FinanceDbContext db, MissingPrices missing)
    : IHandle<PersonRateSet>, IHandle<PersonRateRemoved>
{
    public async Task HandleAsync(PersonRateSet domainEvent, CancellationToken ct)
    {
        await FeedAsync(domainEvent, ct);
        await db.SaveChangesAsync(ct);
        await missing.FillAsync(d => d.PersonId == domainEvent.PersonId, ct);
    }

    // What was priced when the rate came stays priced.
    public async Task FeedAsync(PersonRateSet domainEvent, CancellationToken ct)
    {
        var rate = await db.PersonRates.FindAsync([domainEvent.RateId], ct);
        if (rate is null)
        {
            db.Add(new PersonRate
            {
                Id = domainEvent.RateId,
                PersonId = domainEvent.PersonId,
                ValidFrom = domainEvent.ValidFrom,
                CostPerHour = domainEvent.CostPerHour,
                BillPerHour = domainEvent.BillPerHour,
            });
        }
        else
        {
            (rate.ValidFrom, rate.CostPerHour, rate.BillPerHour) = (domainEvent.ValidFrom, domainEvent.CostPerHour,
                domainEvent.BillPerHour);
        }
    }

    public async Task HandleAsync(PersonRateRemoved domainEvent, CancellationToken ct)
    {
        if (await db.PersonRates.FindAsync([domainEvent.RateId], ct) is { } rate) db.Remove(rate);
    }
}
