using ErpCrm.Contracts.Finance;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>The work behind an invoice: its own sum, what was approved, and the rate that priced it.</summary>
internal static class WorkFaults
{
    public static IEnumerable<Fault> Of(CertifiedRows rows) => rows.Deliveries.Values.OrderBy(d => d.DeliveredOn)
        .ThenBy(d => d.Id).SelectMany(delivery => Balance(delivery).Concat(Source(rows, delivery)));

    // 0 ≤ Σ allocated ≤ billable, and what nobody took is open (domain-rules §26).
    private static IEnumerable<Fault> Balance(DeliveryRow delivery)
    {
        var (quantity, value) = (delivery.Taken.Quantity + delivery.OpenQuantity,
            delivery.Taken.Value + delivery.OpenValue);
        if (quantity != delivery.Quantity)
            yield return new Fault(CertificateFault.DeliveryUnbalanced, Tables.Deliveries, delivery.Id, delivery.Title,
                delivery.Quantity, quantity, delivery.Measure);
        else if (value != delivery.Value)
            yield return new Fault(CertificateFault.DeliveryUnbalanced, Tables.Deliveries, delivery.Id, delivery.Title,
                delivery.Value, value, FaultMeasure.Money);
    }

    private static IEnumerable<Fault> Source(CertifiedRows rows, DeliveryRow delivery) => delivery.Kind switch
    {
        BillingSourceKind.Time => Time(rows, delivery),
        BillingSourceKind.Milestone => Milestone(rows, delivery),
        _ => [],
    };

    private static IEnumerable<Fault> Time(CertifiedRows rows, DeliveryRow delivery)
    {
        if (!rows.Entries.TryGetValue(delivery.SourceId, out var entry))
        {
            yield return new Fault(CertificateFault.SourceMissing, Tables.Entries, delivery.SourceId, delivery.Title,
                delivery.Quantity, null, FaultMeasure.Minutes);
            yield break;
        }

        if (entry.BillableMinutes != delivery.Quantity)
            yield return new Fault(CertificateFault.SourceDiffers, Tables.Entries, entry.EntryId, delivery.Title,
                delivery.Quantity, entry.BillableMinutes, FaultMeasure.Minutes);
        else if ((entry.ProjectId, entry.PersonId, entry.WorkedOn, entry.WorkedMinutes) != (delivery.ProjectId,
            delivery.PersonId, delivery.DeliveredOn, delivery.WorkedMinutes))
            yield return new Fault(CertificateFault.SourceDiffers, Tables.Entries, entry.EntryId, delivery.Title,
                delivery.WorkedMinutes, entry.WorkedMinutes, FaultMeasure.Minutes);
        if (rows.WithoutRate.Contains(delivery.Id))
            yield return new Fault(CertificateFault.PriceWithoutRate, Tables.Rates, delivery.Id, delivery.Title,
                delivery.UnitPrice, null, FaultMeasure.Money);
    }

    private static IEnumerable<Fault> Milestone(CertifiedRows rows, DeliveryRow delivery)
    {
        if (!rows.Milestones.TryGetValue(delivery.SourceId, out var milestone))
            yield return new Fault(CertificateFault.SourceMissing, Tables.Milestones, delivery.SourceId,
                delivery.Title, delivery.Value, null, FaultMeasure.Money);
        else if (milestone.Amount != delivery.Value || milestone.AcceptedOn != delivery.DeliveredOn)
            yield return new Fault(CertificateFault.SourceDiffers, Tables.Milestones, milestone.MilestoneId,
                delivery.Title, delivery.Value, milestone.Amount, FaultMeasure.Money);
    }
}
