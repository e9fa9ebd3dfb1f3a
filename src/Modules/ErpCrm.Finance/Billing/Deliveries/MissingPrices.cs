using System.Linq.Expressions;
using ErpCrm.Contracts.Finance;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Jobs;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Deliveries;

/// <summary>Prices and costs what could not be when it was delivered, once the rate has come.</summary>
internal sealed class MissingPrices(FinanceDbContext db, ICompanyProfile company)
{
    public async Task FillAsync(Expression<Func<Delivery, bool>> which, CancellationToken ct)
    {
        var waiting = await db.Deliveries.Where(d => (d.NeedsPrice || d.NeedsCost) && d.PersonId != null).Where(which)
            .ToListAsync(ct);
        if (waiting.Count == 0) return;
        var projectIds = waiting.Select(d => d.ProjectId).Distinct().ToList();
        var projects = await db.Projects.AsNoTracking().Where(p => projectIds.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, ct);
        var prices = await HourPrices.LoadAsync(db, company, [.. waiting.Select(d => d.PersonId!.Value).Distinct()],
            projects.Values.Select(p => p.Currency), ct);
        var valued = await ValuedMinutes.LoadAsync(db, projectIds, ct);
        foreach (var delivery in waiting.OrderBy(d => d.DeliveredOn))
        {
            var person = delivery.PersonId!.Value;
            if (delivery.NeedsPrice
                && prices.PriceOf(projects[delivery.ProjectId], person, delivery.DeliveredOn) is { } price)
                valued.Price(delivery, price);
            if (delivery.NeedsCost && prices.CostOf(person, delivery.DeliveredOn, delivery.WorkedMinutes) is { } cost)
                delivery.SetCost(cost);
        }
    }
}

internal sealed class PriceWorkWhenExchangeRateSet(MissingPrices missing) : IHandle<ExchangeRateSet>
{
    public Task HandleAsync(ExchangeRateSet domainEvent, CancellationToken ct) =>
        missing.FillAsync(d => d.NeedsPrice && d.Currency == domainEvent.Currency, ct);
}

/// <summary>Every night: what a rate came for while its time was
/// being approved, so that neither saw the other.</summary>
internal sealed class FillMissingPrices(FinanceDbContext db, MissingPrices missing) : IScheduledJob
{
    public Task RunAsync(CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        await missing.FillAsync(
            d => d.NeedsPrice || db.PersonRates.Any(r => r.PersonId == d.PersonId && r.ValidFrom <= d.DeliveredOn),
            token);
        await db.SaveChangesAsync(token);
    }, ct);
}
