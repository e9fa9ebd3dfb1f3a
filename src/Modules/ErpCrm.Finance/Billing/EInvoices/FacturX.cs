using ErpCrm.Documents;
using ErpCrm.Finance.Billing.Invoices;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>The e-invoice in its PDF, as Factur-X and ZUGFeRD agree on it.</summary>
internal static class FacturX
{
    /// <summary>Prescribed, so that programs find it.</summary>
    public const string FileName = "factur-x.xml";

    private const string Profile = "EN 16931";

    public static BusinessDocument With(this BusinessDocument paper, byte[] invoice) => paper with
    {
        Attachment = new DocumentAttachment(FileName, invoice, "Factur-X") { FacturXProfile = Profile },
    };

    /// <summary>Of a document that is issued as an e-invoice; null of any other, and where something is lacking: the
    /// paper is printed all the same.</summary>
    public static byte[]? Of(FrozenDocument issued, IStringLocalizer texts)
    {
        if (issued.EInvoice is not { Use: not EInvoiceUse.Off } terms) return null;
        var invoice = EInvoiceContent.Of(issued, terms, texts);
        return EInvoiceRules.Lacking(invoice).Any() ? null : CrossIndustryWriter.Write(invoice);
    }

    /// <summary>Whether a print says that it carries one.</summary>
    public static bool IsIn(ReadOnlySpan<byte> pdf) => pdf.IndexOf("urn:factur-x:pdfa:"u8) >= 0;
}
