using System.Xml.Linq;

namespace ErpCrm.Documents.Pdf;

/// <summary>What the metadata packet says of an e-invoice inside, and the schema that PDF/A wants for words it does not
/// know.</summary>
internal static class FacturXMetadata
{
    private const string Prefix = "fx";
    private static readonly XNamespace FacturX = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";
    private static readonly XNamespace Extension = "http://www.aiim.org/pdfa/ns/extension/";
    private static readonly XNamespace Schema = "http://www.aiim.org/pdfa/ns/schema#";
    private static readonly XNamespace Property = "http://www.aiim.org/pdfa/ns/property#";

    private static readonly (string Name, string Description)[] Properties =
    [
        ("DocumentFileName", "The name of the embedded XML document"),
        ("DocumentType", "The type of the hybrid document in capital letters"),
        ("Version", "The actual version of the standard applying to the embedded XML document"),
        ("ConformanceLevel", "The conformance level of the embedded XML document"),
    ];

    public static XElement[] Write(string fileName, string profile) =>
    [
        Known(),
        XmpMetadata.Describe(
            Prefix,
            FacturX,
            new XElement(FacturX + "DocumentType", "INVOICE"),
            new XElement(FacturX + "DocumentFileName", fileName),
            new XElement(FacturX + "Version", "1.0"),
            new XElement(FacturX + "ConformanceLevel", profile)),
    ];

    private static XElement Known()
    {
        var known = XmpMetadata.Describe(
            "pdfaExtension",
            Extension,
            new XElement(Extension + "schemas", new XElement(XmpMetadata.Rdf + "Bag", Resource(
                new XElement(Schema + "schema", "Factur-X PDFA Extension Schema"),
                new XElement(Schema + "namespaceURI", FacturX.NamespaceName),
                new XElement(Schema + "prefix", Prefix),
                new XElement(Schema + "property",
                    new XElement(XmpMetadata.Rdf + "Seq", Properties.Select(p => Resource(
                        new XElement(Property + "name", p.Name),
                        new XElement(Property + "valueType", "Text"),
                        new XElement(Property + "category", "external"),
                        new XElement(Property + "description", p.Description)))))))));
        known.Add(
            new XAttribute(XNamespace.Xmlns + "pdfaSchema", Schema),
            new XAttribute(XNamespace.Xmlns + "pdfaProperty", Property));
        return known;
    }

    private static XElement Resource(params XElement[] parts) => new(
        XmpMetadata.Rdf + "li", new XAttribute(XmpMetadata.Rdf + "parseType", "Resource"), parts);
}
