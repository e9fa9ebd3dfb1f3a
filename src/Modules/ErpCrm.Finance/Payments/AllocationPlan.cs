namespace ErpCrm.Finance.Payments;

/// <summary>An invoice that waits for money.</summary>
internal sealed record OpenInvoice(Guid Id, string Number, DateOnly IssuedOn, DateOnly DueOn, decimal Gross, decimal Open);

/// <summary>A part of a payment meant for an invoice.</summary>
internal sealed record PlannedAllocation(Guid InvoiceId, decimal Amount);

internal static class AllocationPlan
{
    /// <summary>Oldest due first; what is left over stays the customer's credit (domain-rules §7).</summary>
    public static IReadOnlyList<PlannedAllocation> OldestFirst(decimal amount, IEnumerable<OpenInvoice> open)
    {
        var plan = new List<PlannedAllocation>();
        foreach (var invoice in InOrder(open))
        {
            var part = Math.Min(amount, invoice.Open);
            if (part <= 0) continue;
            plan.Add(new PlannedAllocation(invoice.Id, part));
            amount -= part;
        }

        return plan;
    }

    public static IEnumerable<OpenInvoice> InOrder(IEnumerable<OpenInvoice> open) =>
        open.OrderBy(i => i.DueOn).ThenBy(i => i.IssuedOn).ThenBy(i => i.Number, StringComparer.Ordinal);
}
