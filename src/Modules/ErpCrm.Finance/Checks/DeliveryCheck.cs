using System.Runtime.CompilerServices;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Platform.Checking;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>Deliveries: never billed beyond their quantity; what is
/// open is what neither invoice nor write-off took.</summary>
internal sealed class DeliveryCheck(FinanceDbContext db) : ICheck
{
    private const int Portion = 1000;

    public string Rule => "Deliveries: 0 ≤ allocated ≤ billable, open = billable − allocated − written off (§26)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var projects = (await db.Projects.Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        foreach (var ids in (await db.Deliveries.Select(d => d.Id).ToListAsync(ct)).Chunk(Portion))
        {
            var deliveries = await db.Deliveries.AsNoTracking().Where(d => ids.Contains(d.Id)).ToListAsync(ct);
            var taken = (await db.BillingAllocations.AsNoTracking().Where(a => ids.Contains(a.DeliveryId)).Select(
                a => new Part(a.DeliveryId, a.Quantity, a.Value)).ToListAsync(ct)).ToLookup(a => a.DeliveryId);
            var given = (await db.WriteOffs.AsNoTracking().Where(w => ids.Contains(w.DeliveryId)).Select(
                w => new Part(w.DeliveryId, w.Quantity, w.Value)).ToListAsync(ct)).ToLookup(w => w.DeliveryId);
            foreach (var delivery in deliveries)
            {
                if (!projects.Contains(delivery.ProjectId))
                    yield return Of(delivery, $"its project {delivery.ProjectId} is not known");
                foreach (var finding in Check(delivery, [.. taken[delivery.Id]], [.. given[delivery.Id]]))
                    yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> Check(Delivery delivery, List<Part> taken, List<Part> given)
    {
        var (allocated, value) = (taken.Sum(t => t.Quantity), taken.Sum(t => t.Value));
        if (!delivery.IsBillable || delivery.NeedsPrice)
        {
            if (taken.Count > 0 || delivery.OpenQuantity != 0 || delivery.Value != 0 || delivery.OpenValue != 0
                || delivery.IsOpen)
                yield return Of(delivery,
                    $"it cannot be billed yet, and {allocated} is allocated, {delivery.OpenQuantity} for {delivery.OpenValue} open, {delivery.Value} its value");
            yield break;
        }

        if (allocated < 0 || allocated > delivery.Quantity)
            yield return Of(delivery, $"{allocated} of {delivery.Quantity} is allocated");
        if (Math.Abs(delivery.Value - Exact(delivery)) > Tolerance(delivery))
            yield return Of(delivery, $"{delivery.Quantity} × {delivery.UnitPrice} is not {delivery.Value}");
        var (open, openValue) = (delivery.Quantity - allocated - given.Sum(g => g.Quantity),
            delivery.Value - value - given.Sum(g => g.Value));
        if ((open, openValue) != (delivery.OpenQuantity, delivery.OpenValue))
            yield return Of(delivery,
                $"{open} for {openValue} is open, it says {delivery.OpenQuantity} for {delivery.OpenValue}");
        if (delivery.IsOpen != delivery.OpenQuantity > 0)
            yield return Of(delivery, $"{delivery.OpenQuantity} is open, and it says open {delivery.IsOpen}");
        if (delivery.OpenQuantity < 0 || delivery.OpenValue < 0)
            yield return Of(delivery, $"less than nothing is open: {delivery.OpenQuantity} for {delivery.OpenValue}");
        if (delivery.Kind != BillingSourceKind.Time && (delivery.WorkedMinutes != 0 || delivery.Cost != 0))
            yield return Of(delivery, $"it is {delivery.Kind} with labour cost {delivery.Cost}");
    }

    private static decimal Exact(Delivery delivery) =>
        Rounding.Round(WorkUnits.Printed(delivery.Kind, delivery.Quantity) * delivery.UnitPrice, delivery.Currency);

    // Time is worth what it adds to the time before it: a minor unit more
    // or less, a hundredth of an hour where it is no whole hundredths.
    private static decimal Tolerance(Delivery delivery) => delivery.Kind != BillingSourceKind.Time
        ? 0
        : Rounding.Unit(Currencies.Digits(delivery.Currency))
            + (delivery.Quantity % 3 == 0 ? 0 : Rounding.Round(delivery.UnitPrice / 100, delivery.Currency));

    private static Finding Of(Delivery delivery, FormattableString problem) =>
        Finding.Of("Delivery", delivery.Id, problem);

    private sealed record Part(Guid DeliveryId, decimal Quantity, decimal Value);
}

/// <summary>Allocations hold the line and the delivery of one customer and currency.</summary>
internal sealed class AllocationCheck(FinanceDbContext db) : ICheck
{
    public string Rule => "Allocations: line and delivery are of one project and currency (§26)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var wrong = db.BillingAllocations.AsNoTracking()
            .Where(a => !db.InvoiceLines
                .Any(l => l.Id == a.InvoiceLineId && l.InvoiceId == a.InvoiceId && l.ProjectId == a.Delivery.ProjectId)
                || !db.Invoices.Any(i => i.Id == a.InvoiceId && i.Currency == a.Delivery.Currency
                    && i.CompanyId == a.Delivery.CompanyId))
            .Select(a => a.Id);
        await foreach (var id in wrong.AsAsyncEnumerable().WithCancellation(ct))
            yield return Finding.Of("BillingAllocation", id, $"line, invoice and delivery do not belong together");
    }
}
