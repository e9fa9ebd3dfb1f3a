using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Unbilled;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>
/// Work behind a line as it was when the document was issued: it is hashed with the document, so that whatever becomes
/// of the rows is told (domain-rules §4, §30).
/// </summary>
/// <param name="Quantity">What the line bills of it, in its own quantity; negative on a credit note.</param>
/// <param name="Value">That at the work's own price, net.</param>
/// <param name="Delivered">All that was delivered of it.</param>
/// <param name="Price">Its own price.</param>
internal sealed record FrozenWork(Guid Delivery, decimal Quantity, decimal Value, decimal Delivered, decimal Price)
{
    /// <summary>None of a draft: what it bills still changes.</summary>
    public static IReadOnlyList<FrozenWork>? Of(Invoice invoice, InvoiceLine line) =>
        invoice.IsDraft ? null : [.. line.Billed().Select(Of)];

    /// <summary>What a line of a credit note takes back.</summary>
    public static IReadOnlyList<FrozenWork> Of(CreditNote note, CreditNoteLine line) =>
    [
        .. note.Invoice.FindLine(line.InvoiceLineId).Allocations.Where(a => a.CreditNoteId == note.Id)
            .OrderBy(a => a.Position).Select(Of),
    ];

    private static FrozenWork Of(BillingAllocation allocation) => new(allocation.DeliveryId, allocation.Quantity,
        allocation.Value, allocation.Delivery.Quantity, allocation.Delivery.UnitPrice);
}
