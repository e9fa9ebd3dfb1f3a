namespace ErpCrm.Finance.Treasury.Payments;

/// <summary>An invoice that waits for money.</summary>
internal sealed record OpenInvoice(Guid Id, string Number, DateOnly IssuedOn, DateOnly DueOn, decimal Gross,
    decimal Open);

/// <summary>A part of a payment meant for an invoice.</summary>
internal sealed record PlannedAllocation(Guid InvoiceId, decimal Amount);

internal static class AllocationPlan
{
    /// <summary>Oldest due first; what is left over stays the customer's credit (domain-rules §7).</summary>
    public static IReadOnlyList<PlannedAllocation> OldestFirst(decimal amount, IEnumerable<OpenInvoice> open) =>
        Spread(amount, InOrder(open));

    /// <summary>
    /// For money whose payer, or whoever records it, names invoices:
    /// those alone, in the named order. The rest moves to no other invoice by itself;
    /// it stays the customer's credit until somebody says so (domain-rules §7).
    /// </summary>
    public static IReadOnlyList<PlannedAllocation> NamedOnly(decimal amount, IEnumerable<OpenInvoice> named) =>
        Spread(amount, named);

    /// <summary>Whether somebody wrote the invoice's number: whole, in any case.</summary>
    public static bool IsNamedIn(this OpenInvoice invoice, string? text)
    {
        var at = text?.IndexOf(invoice.Number, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0) return false;
        var end = at + invoice.Number.Length;
        return end == text!.Length || !char.IsAsciiDigit(text[end]);
    }

    private static List<PlannedAllocation> Spread(decimal amount, IEnumerable<OpenInvoice> invoices)
    {
        var plan = new List<PlannedAllocation>();
        foreach (var invoice in invoices)
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
