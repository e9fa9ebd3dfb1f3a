using System.Text;
using System.Xml;
using System.Xml.Linq;
using ErpCrm.Platform.Files;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Purchasing.EInvoices;

/// <summary>
/// Reads e-invoices: UBL 2.1 and Cross Industry Invoice (EN 16931), as a file of their own or within a PDF (Factur-X,
/// ZUGFeRD). What comes from outside is not trusted: no document type, nothing fetched, bounded in every way.
/// </summary>
internal static class ElectronicInvoiceReader
{
    public const string Xml = "application/xml";
    private const int MostCharacters = 20_000_000;

    /// <summary>The e-invoice of a file; null where there is none in it.</summary>
    /// <param name="type">Told from its content (<see cref="TypeOf"/>).</param>
    /// <exception cref="BusinessRuleException">It is one, and cannot be read.</exception>
    public static ElectronicInvoice? Read(byte[] content, string type) => type switch
    {
        Xml => ReadXml(content),
        FileTypes.Pdf => PdfAttachments.FindInvoice(content) is { } inside ? ReadXml(inside) : null,
        _ => null,
    };

    /// <summary>What the file is, told from its beginning.</summary>
    public static string TypeOf(ReadOnlySpan<byte> head)
    {
        var type = FileTypes.Of(head);
        return type == FileTypes.Other && LooksLikeXml(head) ? Xml : type;
    }

    private static bool LooksLikeXml(ReadOnlySpan<byte> head)
    {
        var text = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        return Encoding.ASCII.GetString(text).TrimStart().StartsWith('<');
    }

    private static ElectronicInvoice? ReadXml(byte[] content)
    {
        var root = Load(content).Root!;
        var read = root.Name.LocalName switch
        {
            "Invoice" or "CreditNote" => UblInvoice.Read(root),
            "CrossIndustryInvoice" => CrossIndustryInvoice.Read(root),
            _ => null,
        };
        if (read is null) return null;
        if (!Currencies.IsKnown(read.Currency))
            throw Unreadable("The e-invoice is in {0}, which is not known here.", read.Currency);
        return read;
    }

    private static XDocument Load(byte[] content)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MostCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            using var reader = XmlReader.Create(stream, settings);
            return XDocument.Load(reader);
        }
        catch (XmlException)
        {
            throw Unreadable("The e-invoice cannot be read.");
        }
    }

    private static BusinessRuleException Unreadable(string text, params object[] arguments) =>
        new(text, arguments) { Field = "Paper" };
}
