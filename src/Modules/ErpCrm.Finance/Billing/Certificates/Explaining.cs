using ErpCrm.Finance.Billing.Invoices;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>Says of the lines what has no work behind it, and what of the work is not billed (domain-rules §26).
/// </summary>
internal static class Explaining
{
    public static IReadOnlyList<Explanation> Of(Invoice invoice) => invoice.IsCarriedOver
        ? [new Explanation(ExplanationKind.CarriedOver, invoice.Number ?? "", invoice.Net)]
        : invoice.IsDeposit ? [new Explanation(ExplanationKind.Deposit, invoice.Lines[0].Description, invoice.Net)]
        : [.. invoice.Lines.OrderBy(l => l.Position).SelectMany(line => Of(line, invoice.Currency))];

    private static IEnumerable<Explanation> Of(InvoiceLine line, string currency)
    {
        if (line.IsDeduction) yield return new Explanation(ExplanationKind.Deposit, line.Description, line.Net);
        var (unbacked, givenAway) = LineBacking.ToTell(line, currency);
        if (unbacked != 0 && line.Allocations.Count == 0)
        {
            yield return new Explanation(line.Net < 0 ? ExplanationKind.Deduction : ExplanationKind.TypedLine,
                line.Description, unbacked);
        }
        else if (unbacked != 0)
        {
            var backed = line.BackedQuantity;
            var more = line.Quantity > backed ? line.Net - line.NetOf(backed, currency) : 0;
            if (more != 0) yield return new Explanation(ExplanationKind.MoreThanDelivered, line.Description, more);
            if (unbacked != more)
                yield return new Explanation(ExplanationKind.HigherPrice, line.Description, unbacked - more);
        }

        if (givenAway != 0)
            yield return new Explanation(
                line.DiscountPercent > 0 ? ExplanationKind.Discount : ExplanationKind.LowerPrice, line.Description,
                -givenAway);
    }
}
