using System.Security.Cryptography;
using System.Text;

namespace ErpCrm.Documents.Pdf;

/// <summary>Writes one tagged PDF/A-3b document, page after page. Not thread-safe.</summary>
internal sealed class PdfDocument
{
    private static readonly byte[] CompressedProfile = Deflate.Compress(IccProfile.Srgb);

    private readonly PdfFile _file = new();
    private readonly Dictionary<TrueTypeFont, PdfFont> _fonts = [];
    private readonly Dictionary<PdfImage, (int Id, string Name)> _images = new(ReferenceEqualityComparer.Instance);
    private readonly List<int> _pages = [];
    private readonly PdfBuffer _content = new(16 * 1024);
    private readonly PdfInfo _info;
    private readonly int _pageTree;
    private readonly int _resources;

    public PdfDocument(PdfInfo info)
    {
        _info = info;
        _pageTree = _file.Reserve();
        _resources = _file.Reserve();
    }

    public PdfStructure Structure { get; } = new();

    /// <summary>Adds a page of the given size in points and lets <paramref name="draw"/> fill it.</summary>
    public void AddPage(double width, double height, Action<PdfPage> draw)
    {
        _content.Clear();
        var page = _file.Reserve();
        var structureKey = Structure.AddPage();
        draw(new PdfPage(this, page, _content, height));
        var content = _file.AddStream("", _content.Span);
        _file.Write(
            page,
            $"<</Type/Page/Parent {_pageTree} 0 R/MediaBox[0 0 {PdfSyntax.Number(width)} {PdfSyntax.Number(height)}]/Resources {_resources} 0 R"
            + $"/Contents {content} 0 R/Group<</S/Transparency/CS/DeviceRGB>>/StructParents {structureKey}/Tabs/S>>");
        _pages.Add(page);
    }

    public byte[] Finish()
    {
        WriteResources();
        _file.Write(_pageTree, $"<</Type/Pages/Count {_pages.Count}/Kids[{PdfSyntax.References(_pages)}]>>");
        var catalog = _file.Add(
            $"<</Type/Catalog/Pages {_pageTree} 0 R/Lang{PdfSyntax.Text(_info.Language)}/ViewerPreferences<</DisplayDocTitle true>>"
            + $"/MarkInfo<</Marked true>>/StructTreeRoot {Structure.Write(_file)} 0 R{WriteAttachment()}{WriteConformance()}>>");
        return _file.Finish(catalog, WriteInformation());
    }

    internal PdfFont FontOf(TrueTypeFont font)
    {
        if (!_fonts.TryGetValue(font, out var used))
        {
            _fonts[font] = used = new PdfFont(font, $"F{_fonts.Count + 1}");
        }

        return used;
    }

    internal string NameOf(PdfImage image)
    {
        if (!_images.TryGetValue(image, out var used))
        {
            _images[image] = used = (Write(image), $"I{_images.Count + 1}");
        }

        return used.Name;
    }

    private int Write(PdfImage image)
    {
        string Header(string colorSpace) =>
            $"/Type/XObject/Subtype/Image/Width {image.Width}/Height {image.Height}/ColorSpace/{colorSpace}/BitsPerComponent 8";

        var mask = image.Alpha is { } alpha
            ? $"/SMask {_file.AddEncodedStream(Header("DeviceGray") + "/Filter/FlateDecode", alpha)} 0 R"
            : "";
        return _file.AddEncodedStream($"{Header(image.ColorSpace)}/Filter/{image.Filter}{mask}", image.Data);
    }

    private void WriteResources()
    {
        var fonts = string.Concat(_fonts.Values.Select(font => $"/{font.Name} {font.Write(_file)} 0 R"));
        var images = string.Concat(_images.Values.Select(image => $"/{image.Name} {image.Id} 0 R"));
        _file.Write(_resources, $"<</Font<<{fonts}>>/XObject<<{images}>>>>");
    }

    private string WriteAttachment()
    {
        if (_info.Attachment is not { } attachment)
        {
            return "";
        }

        var content = attachment.Content.Span;
        // The format prescribes MD5 for this checksum; it guards against accidents only.
#pragma warning disable CA5351
        var checksum = Convert.ToHexString(MD5.HashData(content));
#pragma warning restore CA5351
        var embedded = _file.AddStream(
            $"/Type/EmbeddedFile/Subtype{PdfSyntax.Name(attachment.MimeType)}"
            + $"/Params<</ModDate{PdfSyntax.Date(_info.CreatedAtUtc)}/Size {content.Length}/CheckSum<{checksum}>>>",
            content);
        var name = PdfSyntax.Text(attachment.FileName);
        var specification = _file.Add(
            $"<</Type/Filespec/F{name}/UF{name}/AFRelationship/Alternative/Desc{PdfSyntax.Text(PrintableText.Unjoined(attachment.Description))}"
            + $"/EF<</F {embedded} 0 R/UF {embedded} 0 R>>>>");
        return $"/AF[{specification} 0 R]/Names<</EmbeddedFiles<</Names[{name}{specification} 0 R]>>>>";
    }

    private string WriteConformance()
    {
        var profile = _file.AddEncodedStream("/N 3/Filter/FlateDecode", CompressedProfile);
        // Left uncompressed, so that any tool finds it.
        var metadata = _file.AddEncodedStream("/Type/Metadata/Subtype/XML",
            Encoding.UTF8.GetBytes(XmpMetadata.Write(_info)));
        return $"/Metadata {metadata} 0 R/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
            + $"/RegistryName(http://www.color.org)/Info(sRGB)/DestOutputProfile {profile} 0 R>>]";
    }

    private int WriteInformation()
    {
        var created = PdfSyntax.Date(_info.CreatedAtUtc);
        return _file.Add(
            $"<</Title{PdfSyntax.Text(_info.Title)}/Author{PdfSyntax.Text(_info.Author)}/Subject{PdfSyntax.Text(_info.Subject)}"
            + $"/Creator({PdfInfo.Producer})/Producer({PdfInfo.Producer})/CreationDate{created}/ModDate{created}>>");
    }
}
