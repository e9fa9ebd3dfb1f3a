using ErpCrm.Finance.Billing.Invoices;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>What ties a line to its work, and the work itself, as they were issued.</summary>
internal static class AllocationFaults
{
    /// <param name="noteId">The credit note whose line it is; null for the invoice's own.</param>
    public static IEnumerable<Fault> Of(CertifiedRows rows, Guid lineId, Guid? noteId, FrozenLine issued)
    {
        if (issued.Work is not { } work) return [];
        var now = rows.Allocations.Where(a => a.LineId == lineId && a.NoteId == noteId && a.Quantity != 0).ToList();
        return work.SelectMany(was => Compare(rows, was, now.FindAll(a => a.DeliveryId == was.Delivery), issued))
            .Concat(now.Where(a => work.All(was => was.Delivery != a.DeliveryId)).Select(a => Added(rows, a, issued)));
    }

    private static IEnumerable<Fault> Compare(CertifiedRows rows, FrozenWork was, List<AllocationRow> now,
        FrozenLine issued)
    {
        var delivery = rows.Deliveries.GetValueOrDefault(was.Delivery);
        var subject = delivery?.Title ?? issued.Description;
        var measure = delivery?.Measure ?? FaultMeasure.Pieces;
        if (now.Count == 0)
            yield return new Fault(CertificateFault.AllocationMissing, Tables.Allocations, was.Delivery, subject,
                was.Quantity, null, measure);
        else if ((now.Sum(a => a.Quantity), now.Sum(a => a.Value)) != (was.Quantity, was.Value))
            yield return now.Sum(a => a.Quantity) == was.Quantity
                ? new Fault(CertificateFault.AllocationDiffers, Tables.Allocations, now[0].Id, subject, was.Value,
                    now.Sum(a => a.Value), FaultMeasure.Money)
                : new Fault(CertificateFault.AllocationDiffers, Tables.Allocations, now[0].Id, subject, was.Quantity,
                    now.Sum(a => a.Quantity), measure);
        if (delivery is null)
        {
            yield return new Fault(CertificateFault.DeliveryMissing, Tables.Deliveries, was.Delivery, subject,
                was.Delivered, null, measure);
            yield break;
        }

        if (delivery.Quantity != was.Delivered)
            yield return new Fault(CertificateFault.DeliveryDiffers, Tables.Deliveries, delivery.Id, subject,
                was.Delivered, delivery.Quantity, measure);
        if (delivery.UnitPrice != was.Price)
            yield return new Fault(CertificateFault.DeliveryDiffers, Tables.Deliveries, delivery.Id, subject,
                was.Price, delivery.UnitPrice, FaultMeasure.Money);
    }

    private static Fault Added(CertifiedRows rows, AllocationRow added, FrozenLine issued)
    {
        var delivery = rows.Deliveries.GetValueOrDefault(added.DeliveryId);
        return new Fault(CertificateFault.AllocationAdded, Tables.Allocations, added.Id,
            delivery?.Title ?? issued.Description, null, added.Quantity, delivery?.Measure ?? FaultMeasure.Pieces);
    }
}
