using System.Text;
using System.Xml.Linq;
using ErpCrm.Documents;
using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Finance.Purchasing.EInvoices;
using ErpCrm.Tests.Documents;
using UglyToad.PdfPig;

namespace ErpCrm.Tests.Finance.Billing.EInvoices;

/// <summary>The PDF says that it carries an e-invoice, in the words that PDF/A and Factur-X agree on.</summary>
public sealed class FacturXTests
{
    private const string FacturXSchema = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";
    private const string PropertySchema = "http://www.aiim.org/pdfa/ns/property#";

    private static readonly byte[] Invoice =
        CrossIndustryWriter.Write(FrozenSamples.Say(FrozenSamples.Usual()));

    [Fact]
    public void The_metadata_name_the_file_its_profile_and_the_schema_of_both()
    {
        using var pdf = PdfDocument.Open(BusinessDocumentRenderer.Render(SampleDocument.Of(3).With(Invoice)));
        Assert.True(pdf.TryGetXmpMetadata(out var metadata));
        var xmp = metadata.GetXDocument();
        XNamespace own = FacturXSchema;
        Assert.Equal(("INVOICE", "factur-x.xml", "1.0", "EN 16931"),
            (Said("DocumentType"), Said("DocumentFileName"), Said("Version"), Said("ConformanceLevel")));
        // Every word that is used is declared; that it is part 3 level B stays said.
        var declared = xmp.Descendants(XNamespace.Get(PropertySchema) + "name").Select(e => e.Value).Order();
        Assert.Equal(xmp.Descendants().Where(e => e.Name.Namespace == own).Select(e => e.Name.LocalName).Order(),
            declared);
        Assert.Equal("3", xmp.Descendants(XNamespace.Get("http://www.aiim.org/pdfa/ns/id/") + "part").Single().Value);

        string Said(string name) => xmp.Descendants(own + name).Single().Value;
    }

    [Fact]
    public void The_e_invoice_is_found_in_it_and_is_what_was_put_in()
    {
        var file = BusinessDocumentRenderer.Render(SampleDocument.Of(3).With(Invoice));
        using var pdf = PdfDocument.Open(file);
        Assert.True(pdf.Advanced.TryGetEmbeddedFiles(out var files));
        Assert.Equal(Invoice, Assert.Single(files).Memory.ToArray());
        Assert.Equal("INV-2026-0184", ElectronicInvoiceReader.Read(file, "application/pdf")!.Number);
        Assert.True(FacturX.IsIn(file));
    }

    [Fact]
    public void A_document_without_one_says_nothing_of_it()
    {
        var plain = BusinessDocumentRenderer.Render(SampleDocument.Of(3));
        var other = BusinessDocumentRenderer.Render(SampleDocument.Of(3) with
        {
            Attachment = new DocumentAttachment("note.xml", "<note/>"u8.ToArray(), "Note"),
        });
        foreach (var file in new[] { plain, other })
        {
            Assert.False(FacturX.IsIn(file));
            Assert.DoesNotContain("pdfaExtension", Encoding.Latin1.GetString(file), StringComparison.Ordinal);
        }
    }
}
