using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.CreditNotes;

/// <summary>What a credit note comes to before it is issued, computed as the note itself is.</summary>
/// <param name="Refusal">Why it cannot be issued as it stands.</param>
internal sealed record CreditPreview(InvoiceTotals? Totals, decimal Settles, string? Refusal)
{
    public decimal Rest => (Totals?.Gross ?? 0) - Settles;

    /// <summary>Somebody is asked before it is issued.</summary>
    public bool IsAskedFor { get; init; }

    /// <param name="invoice">Loaded whole; it is changed and must not be saved.</param>
    public static CreditPreview Of(Invoice invoice, CreditNoteForm form, IStringLocalizer texts)
    {
        var quantities = form.Lines.Where(
            l => l.Quantity is not null and not 0 && invoice.Lines.Any(i => i.Id == l.LineId))
            .DistinctBy(l => l.LineId).ToDictionary(l => l.LineId, l => l.Quantity!.Value);
        if (quantities.Count == 0) return new CreditPreview(Credited(invoice, 0, [], 0), 0, null);
        try
        {
            var (note, _) = CreditWriter.Write(invoice,
                new CreditRequest(quantities, form.Work, form.Reason ?? "", form.IssuedOn ?? invoice.IssuedOn!.Value));
            var (net, vat) = (note.Lines.Sum(l => l.Net), note.Lines.Sum(l => l.Vat));
            var totals = Credited(invoice, net, note.VatGroups(), net + vat) with
            {
                Discount = DocumentDiscount.Of(note.Discount(), invoice.DiscountPercent, invoice.DiscountReason,
                    note.Lines.Sum(l => l.Amount)),
            };
            return new CreditPreview(totals,
                Math.Min(Math.Max(net + vat, 0), invoice.OpenAmount), null);
        }
        catch (BusinessRuleException refusal)
        {
            return new CreditPreview(null, 0, refusal.Of(texts));
        }
    }

    private static InvoiceTotals Credited(Invoice invoice, decimal net, IReadOnlyList<VatGroup> vat, decimal gross) =>
        new(invoice.Currency, net, vat, gross) { Word = "Amount credited" };
}
