using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Deliveries;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>What records say now, as the certificate compares it.</summary>
internal static class RowsOf
{
    public static InvoiceRows Invoice(Invoices.Invoice invoice) => new(invoice.Id, invoice.Number, invoice.IssuedOn,
        invoice.Currency, invoice.ExchangeRate, invoice.Net, invoice.Vat, invoice.Gross, invoice.BaseNet,
        invoice.IsCarriedOver,
        [
            .. invoice.Lines.OrderBy(l => l.Position).Select(l => new LineRow(l.Id, l.Description, l.Quantity,
                l.UnitPrice, l.DiscountPercent, l.VatPercent, l.Net)),
        ]);

    public static List<AllocationRow> Allocations(Invoices.Invoice invoice) =>
    [
        .. invoice.Lines.SelectMany(l => l.Allocations).Select(a => new AllocationRow(a.Id, a.InvoiceLineId,
            a.CreditNoteId, a.DeliveryId, a.Quantity, a.Value)),
    ];

    public static NoteRow Note(CreditNote note) => new(note.Id, note.Number, note.IssuedOn, note.ExchangeRate,
        note.Net, note.Vat, note.Gross,
        [
            .. note.Lines.OrderBy(l => l.Position)
                .Select(l => new NoteLineRow(l.Id, l.InvoiceLineId, l.Quantity, l.Net)),
        ]);

    /// <param name="taken">By documents and write-offs, in its own quantity.</param>
    /// <param name="takenValue">What that is worth.</param>
    public static DeliveryRow Work(Delivery delivery, decimal taken, decimal takenValue) => new(delivery.Id,
        delivery.Kind, delivery.SourceId, delivery.ProjectId, delivery.PersonId, CertificateWords.TitleOf(delivery),
        delivery.DeliveredOn, delivery.Currency, delivery.WorkedMinutes, delivery.Quantity, delivery.UnitPrice,
        delivery.Value, delivery.OpenQuantity, delivery.OpenValue, (taken, takenValue));
}
