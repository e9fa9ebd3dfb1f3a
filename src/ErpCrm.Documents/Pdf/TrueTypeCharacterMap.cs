using System.Buffers.Binary;

namespace ErpCrm.Documents.Pdf;

/// <summary>Code point to glyph, read from the best Unicode subtable (format 12, else 4) of a font's cmap.</summary>
internal sealed class TrueTypeCharacterMap
{
    private const int CodePointsPerPage = 256;

    private readonly ushort[]?[] _pages = new ushort[]?[0x110000 / CodePointsPerPage];

    public TrueTypeCharacterMap(ReadOnlySpan<byte> cmap)
    {
        var table = cmap[OffsetOfBestSubtable(cmap)..];
        if (U16(table, 0) == 12)
        {
            ReadFormat12(table);
        }
        else
        {
            ReadFormat4(table);
        }
    }

    public ushort GlyphOf(int codePoint) =>
        _pages[codePoint / CodePointsPerPage] is { } page ? page[codePoint % CodePointsPerPage] : (ushort)0;

    private static int OffsetOfBestSubtable(ReadOnlySpan<byte> cmap)
    {
        var (best, bestScore) = (0, 0);
        for (var i = 0; i < U16(cmap, 2); i++)
        {
            var record = 4 + 8 * i;
            var offset = (int)U32(cmap, record + 4);
            var score = (Format: U16(cmap, offset), Platform: U16(cmap, record), Encoding: U16(cmap, record + 2)) switch
            {
                (12, 3, 10) or (12, 0, _) => 3,
                (4, 3, 1) => 2,
                (4, 0, _) => 1,
                _ => 0,
            };
            if (score > bestScore)
            {
                (best, bestScore) = (offset, score);
            }
        }

        return bestScore > 0 ? best : throw new InvalidDataException("The font has no Unicode character map.");
    }

    private void ReadFormat12(ReadOnlySpan<byte> table)
    {
        var groups = U32(table, 12);
        for (var i = 0; i < groups; i++)
        {
            var group = 16 + 12 * i;
            var (first, last, glyph) = (U32(table, group), U32(table, group + 4), U32(table, group + 8));
            for (var codePoint = first; codePoint <= last && codePoint < 0x110000; codePoint++)
            {
                Set((int)codePoint, (ushort)(glyph + codePoint - first));
            }
        }
    }

    private void ReadFormat4(ReadOnlySpan<byte> table)
    {
        var segments = U16(table, 6) / 2;
        var (ends, starts) = (14, 16 + 2 * segments);
        var deltas = starts + 2 * segments;
        var ranges = deltas + 2 * segments;
        for (var i = 0; i < segments; i++)
        {
            var (first, last) = (U16(table, starts + 2 * i), U16(table, ends + 2 * i));
            var (delta, range) = (U16(table, deltas + 2 * i), U16(table, ranges + 2 * i));
            for (int codePoint = first; codePoint <= last && codePoint != 0xFFFF; codePoint++)
            {
                var glyph = range == 0 ? codePoint : U16(table, ranges + 2 * i + range + 2 * (codePoint - first));
                if (glyph != 0)
                {
                    Set(codePoint, (ushort)(glyph + delta));
                }
            }
        }
    }

    private void Set(int codePoint, ushort glyph) =>
        (_pages[codePoint / CodePointsPerPage] ??= new ushort[CodePointsPerPage])[codePoint % CodePointsPerPage] =
            glyph;

    private static ushort U16(ReadOnlySpan<byte> table, int offset) =>
        BinaryPrimitives.ReadUInt16BigEndian(table[offset..]);

    private static uint U32(ReadOnlySpan<byte> table, int offset) =>
        BinaryPrimitives.ReadUInt32BigEndian(table[offset..]);
}
