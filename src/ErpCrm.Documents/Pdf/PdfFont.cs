using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ErpCrm.Documents.Pdf;

/// <summary>
/// The part of a font that one document uses. A character identifier stands for a code point and not for a glyph: text
/// copied from the document stays exact even where a font draws two characters, such as Latin A and Cyrillic А, alike.
/// </summary>
internal sealed class PdfFont(TrueTypeFont font, string name)
{
    private readonly Dictionary<int, ushort> _identifiers = [];
    private readonly List<int> _codePoints = [0];
    private readonly List<ushort> _glyphs = [0];

    public string Name => name;

    public ushort IdentifierOf(int codePoint)
    {
        if (!_identifiers.TryGetValue(codePoint, out var identifier))
        {
            var glyph = font.GlyphOf(codePoint);
            if (glyph == 0)
            {
                throw new InvalidOperationException($"{font.PostScriptName} has no glyph for U+{codePoint:X4}.");
            }

            _identifiers[codePoint] = identifier = (ushort)_glyphs.Count;
            _glyphs.Add(glyph);
            _codePoints.Add(codePoint);
        }

        return identifier;
    }

    /// <summary>Writes the font's objects and returns the number of its dictionary.</summary>
    public int Write(PdfFile file)
    {
        var baseName = SubsetTag() + "+" + font.PostScriptName;
        var subset = TrueTypeSubset.Make(font, _glyphs);
        var program = file.AddStream($"/Length1 {subset.Length}", subset);
        var descriptor = file.Add(Descriptor(baseName, program));
        var widths = string.Join(' ', _glyphs.Select(glyph => font.ToThousandths(font.AdvanceOf(glyph))));
        var descendant = file.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{baseName}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            + $"/FontDescriptor {descriptor} 0 R/DW 1000/W[0[{widths}]]/CIDToGIDMap/Identity>>");
        var toUnicode = file.AddStream("", Encoding.ASCII.GetBytes(ToUnicode()));
        return file.Add(
            $"<</Type/Font/Subtype/Type0/BaseFont/{baseName}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {toUnicode} 0 R>>");
    }

    private string Descriptor(string baseName, int program)
    {
        const int Symbolic = 4;
        int[] box = [font.Box.XMin, font.Box.YMin, font.Box.XMax, font.Box.YMax];
        return $"<</Type/FontDescriptor/FontName/{baseName}/Flags {Symbolic}/FontBBox[{string.Join(' ', box.Select(font.ToThousandths))}]"
            + $"/ItalicAngle {PdfSyntax.Number(font.ItalicAngle)}/Ascent {font.ToThousandths(font.Ascent)}/Descent {font.ToThousandths(font.Descent)}"
            + $"/CapHeight {font.ToThousandths(font.CapHeight)}/StemV {(font.Weight >= 600 ? 140 : 80)}/FontFile2 {program} 0 R>>";
    }

    private string SubsetTag()
    {
        var content = SHA256.HashData(Encoding.UTF8.GetBytes(font.PostScriptName + string.Join(',', _codePoints)));
        return string.Concat(content.Take(6).Select(b => (char)('A' + b % 26)));
    }

    /// <summary>What is copied for a character: the letter itself,
    /// not the form in which it joins its neighbours.</summary>
    private static string TextOf(int codePoint)
    {
        var text = char.ConvertFromUtf32(codePoint);
        return codePoint is (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC)
            ? text.Normalize(NormalizationForm.FormKC)
            : text;
    }

    private string ToUnicode()
    {
        const int EntriesPerBlock = 100;
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            + "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
            + "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        for (var first = 1; first < _codePoints.Count; first += EntriesPerBlock)
        {
            var count = Math.Min(EntriesPerBlock, _codePoints.Count - first);
            map.Append(CultureInfo.InvariantCulture, $"{count} beginbfchar\n");
            for (var identifier = first; identifier < first + count; identifier++)
            {
                var utf16 = Encoding.BigEndianUnicode.GetBytes(TextOf(_codePoints[identifier]));
                map.Append(CultureInfo.InvariantCulture, $"<{identifier:X4}><{Convert.ToHexString(utf16)}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend").ToString();
    }
}
