using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ErpCrm.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace ErpCrm.Tests.Documents.Pdf;

/// <summary>What PDF/A-3b asks for, read back from the file.</summary>
public sealed class PdfConformanceTests : IDisposable
{
    private readonly byte[] _file = BusinessDocumentRenderer.Render(SampleDocument.Of(60) with
    {
        Language = "ky",
        Subtitle = "Үзгүлтүксүз",
        Logo = TestPicture.Png(2, 1, TestPicture.RgbAlpha, 8, [1, 2, 3, 0, 4, 5, 6, 128]),
        Attachment = new DocumentAttachment("invoice.xml", "<Invoice/>"u8.ToArray(), "Data"),
    });

    private readonly PdfDocument _pdf;

    public PdfConformanceTests() => _pdf = PdfDocument.Open(_file);

    public void Dispose() => _pdf.Dispose();

    [Fact]
    public void The_file_is_binary_PDF_1_7_with_an_identifier_and_no_encryption()
    {
        Assert.Equal("%PDF-1.7\n%"u8.ToArray(), _file[..10]);
        Assert.All(_file[10..14], b => Assert.True(b > 127));
        Assert.Matches(new Regex(@"/ID\[<([0-9A-F]{32})><\1>\]"), Encoding.Latin1.GetString(_file));
        Assert.DoesNotContain("/Encrypt", Encoding.Latin1.GetString(_file), StringComparison.Ordinal);
    }

    [Fact]
    public void The_metadata_say_part_3_level_B_and_the_same_as_the_information_dictionary()
    {
        Assert.True(_pdf.TryGetXmpMetadata(out var metadata));
        var xmp = metadata.GetXDocument();

        Assert.Equal("3", Value("http://www.aiim.org/pdfa/ns/id/", "part"));
        Assert.Equal("B", Value("http://www.aiim.org/pdfa/ns/id/", "conformance"));
        Assert.Equal(_pdf.Information.Title, Value("http://purl.org/dc/elements/1.1/", "title"));
        Assert.Equal(_pdf.Information.Author, Value("http://purl.org/dc/elements/1.1/", "creator"));
        Assert.Equal(_pdf.Information.Subject, Value("http://purl.org/dc/elements/1.1/", "description"));
        Assert.Equal(_pdf.Information.Producer, Value("http://ns.adobe.com/pdf/1.3/", "Producer"));
        Assert.Equal(_pdf.Information.Creator, Value("http://ns.adobe.com/xap/1.0/", "CreatorTool"));
        Assert.Equal("2026-11-01T08:00:00Z", Value("http://ns.adobe.com/xap/1.0/", "CreateDate"));
        Assert.Equal("D:20261101080000Z", _pdf.Information.CreationDate);

        string Value(string schema, string name) => xmp.Descendants(XNamespace.Get(schema) + name).Single().Value;
    }

    [Fact]
    public void The_output_intent_carries_an_sRGB_profile()
    {
        var intents = Get<ArrayToken>(_pdf.Structure.Catalog.CatalogDictionary, "OutputIntents");
        var intent = Resolve<DictionaryToken>(Assert.Single(intents.Data));
        var profile = Get<StreamToken>(intent, "DestOutputProfile");

        Assert.Equal("GTS_PDFA1", Get<NameToken>(intent, "S").Data);
        Assert.Equal(3, Get<NumericToken>(profile.StreamDictionary, "N").Int);
        var icc = ErpCrm.Documents.Pdf.IccProfile.Srgb;
        Assert.Equal(icc.Length, BinaryPrimitives.ReadInt32BigEndian(icc));
        Assert.Equal("mntrRGB XYZ "u8.ToArray(), icc[12..24]);
        Assert.Equal("acsp"u8.ToArray(), icc[36..40]);
    }

    [Fact]
    public void Every_font_is_an_embedded_subset_that_can_be_copied_from()
    {
        var fonts = Dictionaries("Font").Where(font => Get<NameToken>(font, "Subtype").Data == "Type0").ToList();

        Assert.Equal(3, fonts.Count);
        Assert.All(fonts, font =>
        {
            Assert.Matches("^[A-Z]{6}[+]NotoSans", Get<NameToken>(font, "BaseFont").Data);
            Assert.NotNull(Get<StreamToken>(font, "ToUnicode"));
            var descendant = Resolve<DictionaryToken>(Get<ArrayToken>(font, "DescendantFonts").Data.Single());
            Assert.NotNull(Get<StreamToken>(Get<DictionaryToken>(descendant, "FontDescriptor"), "FontFile2"));
            Assert.Equal("Identity", Get<NameToken>(descendant, "CIDToGIDMap").Data);
        });
    }

    [Fact]
    public void The_attachment_is_an_associated_file()
    {
        var file = Resolve<DictionaryToken>(
            Assert.Single(Get<ArrayToken>(_pdf.Structure.Catalog.CatalogDictionary, "AF").Data));

        Assert.Equal("Alternative", Get<NameToken>(file, "AFRelationship").Data);
        Assert.Equal("invoice.xml", Get<StringToken>(file, "UF").Data);
        var embedded = Get<StreamToken>(Get<DictionaryToken>(file, "EF"), "F");
        Assert.Equal("text/xml", Get<NameToken>(embedded.StreamDictionary, "Subtype").Data);
    }

    [Fact]
    public void The_document_is_tagged_in_its_language()
    {
        var catalog = _pdf.Structure.Catalog.CatalogDictionary;
        var elements = Dictionaries("StructElem").ToLookup(element => Get<NameToken>(element, "S").Data);

        Assert.Equal("ky", Get<StringToken>(catalog, "Lang").Data);
        Assert.NotNull(Get<DictionaryToken>(catalog, "StructTreeRoot"));
        Assert.Single(elements["H1"]);
        Assert.Equal(2, elements["Table"].Count());
        Assert.Equal(1 + 60 + 3, elements["TR"].Count());
        Assert.Equal(4 + 3, elements["TH"].Count());
        Assert.Equal(4 * 60 + 3, elements["TD"].Count());
        Assert.Equal(["Orda Consulting LLC", "Scan to pay"],
            elements["Figure"].Select(figure => Get<StringToken>(figure, "Alt").Data));
    }

    private IEnumerable<DictionaryToken> Dictionaries(string type) =>
        from number in Enumerable.Range(1, 2000)
        let token = TryGet(number)
        where token is not null && token.TryGet(NameToken.Type, out NameToken name) && name.Data == type
        select token;

    private DictionaryToken? TryGet(int number)
    {
        try
        {
            return _pdf.Structure.GetObject(new IndirectReference(number, 0))?.Data as DictionaryToken;
        }
        catch (Exception e) when (e is InvalidOperationException or PdfDocumentFormatException)
        {
            return null;
        }
    }

    private T Get<T>(DictionaryToken dictionary, string key)
        where T : class, IToken => Resolve<T>(dictionary.Data[key]);

    private T Resolve<T>(IToken token)
        where T : class, IToken => Assert.IsType<T>(
            token is IndirectReferenceToken reference ? _pdf.Structure.GetObject(reference.Data).Data : token,
            exactMatch: false);
}
