using ErpCrm.Documents;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Papers;

/// <summary>Asks for the money of an invoice, or of a draft before it is one (счёт на оплату).</summary>
internal static class PaymentInvoicePaper
{
    /// <param name="reference">What it is paid by: the number of the invoice, or what a draft has before it.</param>
    public static BusinessDocument Of(FrozenDocument document, FrozenPapers papers, string reference,
        IStringLocalizer<FinanceText> texts, byte[]? logo, string? initials, PaperBalance? balance = null)
    {
        var invoice = DocumentPaper.Of(document, logo, texts, initials, balance);
        using var speaking = new Speaking(document.Language);
        var title = PaperWords.Heading("Payment invoice", document.Language, texts);
        return invoice with
        {
            Title = title,
            Number = reference,
            Mark = balance is null ? null : invoice.Mark,
            Buyer = PaperWords.BuyerOf(document, papers.Buyer, texts),
            Payment = PaymentOf(invoice.Payment, document, reference, texts),
            Signatures =
            [
                PaperWords.Signature(texts["Director"], papers.Director, texts["Signature"]),
                PaperWords.Signature(texts["Chief accountant"], papers.ChiefAccountant, texts["Signature"]),
                new DocumentSignature(texts["Place of the stamp"]),
            ],
            Metadata = invoice.Metadata with
            {
                Title = $"{title} {reference}", Subject = $"{title} {reference}, {document.Customer.Name}",
            },
        };
    }

    // The invoice has its own reference and code; a draft has neither.
    private static DocumentPayment? PaymentOf(DocumentPayment? payment, FrozenDocument document, string reference,
        IStringLocalizer t)
    {
        if (payment is null || !document.IsDraft) return payment;
        var code = PaymentCode.Of(document, document.Gross, reference);
        return payment with
        {
            Facts = [.. payment.Facts, new DocumentFact(t["Payment reference"], reference)],
            QrPayload = code,
            QrCaption = code is null ? null : t["Scan to pay"].Value,
        };
    }
}
