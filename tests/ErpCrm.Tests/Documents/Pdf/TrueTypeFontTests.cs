using System.Buffers.Binary;
using ErpCrm.Documents.Pdf;

namespace ErpCrm.Tests.Documents.Pdf;

public sealed class TrueTypeFontTests
{
    [Fact]
    public void Metrics_are_read()
    {
        var font = TestFont.Regular();

        Assert.Equal("NotoSans-Regular", font.PostScriptName);
        Assert.Equal(1000, font.UnitsPerEm);
        Assert.Equal(400, font.Weight);
        Assert.Equal(714, font.CapHeight);
        Assert.Equal(5.72, font.WidthOf('0', 10), 3);
    }

    [Fact]
    public void All_figures_are_equally_wide_so_that_amounts_line_up()
    {
        var font = TestFont.Regular();

        Assert.Single("0123456789".Select(digit => font.WidthOf(digit, 10)).Distinct());
    }

    [Fact]
    public void Both_kinds_of_character_map_give_the_same_glyphs()
    {
        var (format12, format4) = (TestFont.Regular(), TestFont.WithoutFormat12());

        Assert.All(Enumerable.Range(' ', 0xFFFF - ' '),
            codePoint => Assert.Equal(format12.GlyphOf(codePoint), format4.GlyphOf(codePoint)));
        Assert.NotEqual(0, format4.GlyphOf('ң'));
    }

    [Fact]
    public void Files_that_are_no_font_are_refused()
    {
        Assert.Throws<InvalidDataException>(() => new TrueTypeFont([]));
        Assert.Throws<InvalidDataException>(() => new TrueTypeFont("OTTO and more"u8.ToArray()));
        Assert.Throws<InvalidDataException>(() => new TrueTypeFont(TestFont.RegularFile()[..5000]));
    }

    [Fact]
    public void A_subset_holds_the_chosen_glyphs_and_the_parts_they_are_made_of()
    {
        var font = TestFont.Regular();
        List<ushort> glyphs = [0, .. "Aёйé".Select(letter => font.GlyphOf(letter))];

        var subset = TrueTypeSubset.Make(font, glyphs);

        var count = BinaryPrimitives.ReadUInt16BigEndian(subset.AsSpan(TestFont.OffsetOf("maxp", subset) + 4));
        Assert.True(count > glyphs.Count, "ё, й and é are made of a letter and a mark.");
        Assert.All(Enumerable.Range(0, count).SelectMany(glyph => PartsOf(subset, glyph)),
            part => Assert.InRange(part, 1, count - 1));
        Assert.Equal(font.OutlineOf(font.GlyphOf('A')).ToArray(),
            OutlineOf(subset, 1)[..font.OutlineOf(font.GlyphOf('A')).Length]);
        Assert.True(subset.Length < 10_000);
    }

    [Fact]
    public void The_checksum_of_a_subset_is_right()
    {
        var font = TestFont.Regular();

        var subset = TrueTypeSubset.Make(font, [0, font.GlyphOf('ң')]);

        Assert.Equal(0, subset.Length % 4);
        uint sum = 0;
        for (var i = 0; i < subset.Length; i += 4)
        {
            sum += BinaryPrimitives.ReadUInt32BigEndian(subset.AsSpan(i));
        }

        Assert.Equal(0xB1B0AFBA, sum);
    }

    private static byte[] OutlineOf(byte[] file, int glyph)
    {
        var loca = TestFont.OffsetOf("loca", file) + 4 * glyph;
        var from = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(loca));
        var to = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(loca + 4));
        return file.AsSpan(TestFont.OffsetOf("glyf", file) + from, to - from).ToArray();
    }

    private static IEnumerable<int> PartsOf(byte[] file, int glyph)
    {
        var outline = OutlineOf(file, glyph);
        if (outline.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
        {
            yield break;
        }

        int position = 10, flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(position));
            yield return BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(position + 2));
            position += 4 + ((flags & 1) != 0 ? 4 : 2)
                + ((flags & 8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
        }
        while ((flags & 0x20) != 0);
    }
}
