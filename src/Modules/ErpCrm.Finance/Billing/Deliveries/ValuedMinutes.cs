using ErpCrm.Contracts.Finance;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Deliveries;

/// <summary>
/// How many minutes of a project are valued at a price already. The
/// next entry is worth what it adds to them, so that all entries
/// together are worth what their minutes are, however they are split.
/// </summary>
internal sealed class ValuedMinutes
{
    private readonly Dictionary<(Guid ProjectId, decimal Price), decimal> _minutes = [];

    /// <summary>Prices the delivery after what is valued before it.</summary>
    public void Price(Delivery delivery, decimal price)
    {
        var key = (delivery.ProjectId, price);
        var before = _minutes.GetValueOrDefault(key);
        delivery.SetPrice(price, before);
        _minutes[key] = before + delivery.Quantity;
    }

    public static async Task<ValuedMinutes> LoadAsync(FinanceDbContext db, IReadOnlyCollection<Guid> projectIds,
        CancellationToken ct)
    {
        var valued = new ValuedMinutes();
        var sums = await db.Deliveries.AsNoTracking()
            .Where(d => projectIds.Contains(d.ProjectId) && d.Kind == BillingSourceKind.Time && d.IsBillable
                && !d.NeedsPrice)
            .GroupBy(d => new { d.ProjectId, d.UnitPrice })
            .Select(g => new { g.Key.ProjectId, g.Key.UnitPrice, Minutes = g.Sum(d => d.Quantity) })
            .ToListAsync(ct);
        foreach (var sum in sums)
            valued._minutes[(sum.ProjectId, sum.UnitPrice)] =
                valued._minutes.GetValueOrDefault((sum.ProjectId, sum.UnitPrice)) + sum.Minutes;
        return valued;
    }
}
