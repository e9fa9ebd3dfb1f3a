using System.Globalization;
using System.Xml.Linq;

namespace ErpCrm.Documents.Pdf;

/// <summary>The metadata packet that makes a file PDF/A-3b; it must
/// say the same as the file's information dictionary.</summary>
internal static class XmpMetadata
{
    private static readonly XNamespace Meta = "adobe:ns:meta/";
    internal static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Pdf = "http://ns.adobe.com/pdf/1.3/";
    private static readonly XNamespace Xmp = "http://ns.adobe.com/xap/1.0/";
    private static readonly XNamespace PdfA = "http://www.aiim.org/pdfa/ns/id/";

    public static string Write(PdfInfo info)
    {
        var created = info.CreatedAtUtc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var rdf = new XElement(
            Rdf + "RDF",
            new XAttribute(XNamespace.Xmlns + "rdf", Rdf),
            Describe("pdfaid", PdfA, new XElement(PdfA + "part", 3), new XElement(PdfA + "conformance", "B")),
            Describe(
                "dc",
                DublinCore,
                new XElement(DublinCore + "format", "application/pdf"),
                new XElement(DublinCore + "title", InDefaultLanguage(info.Title)),
                new XElement(DublinCore + "creator", new XElement(Rdf + "Seq", new XElement(Rdf + "li", info.Author))),
                new XElement(DublinCore + "description", InDefaultLanguage(info.Subject)),
                new XElement(DublinCore + "language",
                    new XElement(Rdf + "Bag", new XElement(Rdf + "li", info.Language)))),
            Describe("pdf", Pdf, new XElement(Pdf + "Producer", PdfInfo.Producer)),
            Describe(
                "xmp",
                Xmp,
                new XElement(Xmp + "CreatorTool", PdfInfo.Producer),
                new XElement(Xmp + "CreateDate", created),
                new XElement(Xmp + "ModifyDate", created),
                new XElement(Xmp + "MetadataDate", created)),
            info.Attachment is { FacturXProfile: { } profile } invoice
                ? FacturXMetadata.Write(invoice.FileName, profile)
                : null);
        var packet = new XElement(Meta + "xmpmeta", new XAttribute(XNamespace.Xmlns + "x", Meta), rdf);
        return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" + packet + "\n<?xpacket end=\"w\"?>";
    }

    internal static XElement Describe(string prefix, XNamespace schema, params XElement[] properties) => new(
        Rdf + "Description", new XAttribute(Rdf + "about", ""), new XAttribute(XNamespace.Xmlns + prefix, schema),
        properties);

    private static XElement InDefaultLanguage(string text) => new(
        Rdf + "Alt", new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), text));
}
