using System.Buffers.Binary;
using System.Text;

namespace ErpCrm.Documents.Pdf;

/// <summary>A TrueType (glyf) font: its metrics, its characters and
/// its raw tables. Immutable and thread-safe.</summary>
internal sealed class TrueTypeFont
{
    private static readonly string[] RequiredTables = ["head", "hhea", "hmtx", "maxp", "loca", "glyf", "cmap"];

    private readonly byte[] _data;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly TrueTypeCharacterMap _characters;
    private readonly ushort[] _advances;
    private readonly bool _longOffsets;

    public TrueTypeFont(byte[] data)
    {
        _data = data;
        try
        {
            ReadDirectory();
            var head = _tables["head"].Offset;
            UnitsPerEm = U16(head + 18);
            Box = (S16(head + 36), S16(head + 38), S16(head + 40), S16(head + 42));
            _longOffsets = S16(head + 50) != 0;

            var hhea = _tables["hhea"].Offset;
            Ascent = S16(hhea + 4);
            Descent = S16(hhea + 6);
            LongMetricCount = U16(hhea + 34);
            GlyphCount = U16(_tables["maxp"].Offset + 4);
            _advances = ReadAdvances();

            (Weight, CapHeight) = ReadWeightAndCapHeight();
            ItalicAngle = _tables.TryGetValue("post", out var post) ? (int)U32(post.Offset + 4) / 65536.0 : 0;
            PostScriptName = ReadPostScriptName();
            _characters = new TrueTypeCharacterMap(Table("cmap"));
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("The font file is damaged.", e);
        }
    }

    public string PostScriptName { get; }

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    public int LongMetricCount { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    public int Weight { get; }

    public double ItalicAngle { get; }

    public (int XMin, int YMin, int XMax, int YMax) Box { get; }

    /// <summary>The glyph of a code point, 0 if the font has none.</summary>
    public ushort GlyphOf(int codePoint) => _characters.GlyphOf(codePoint);

    /// <summary>The advance width of a glyph in font units.</summary>
    public int AdvanceOf(ushort glyph) => glyph < _advances.Length ? _advances[glyph] : 0;

    /// <summary>The left side bearing of a glyph in font units.</summary>
    public short LeftBearingOf(ushort glyph)
    {
        var metrics = _tables["hmtx"].Offset;
        return glyph < LongMetricCount
            ? S16(metrics + 4 * glyph + 2)
            : S16(metrics + 4 * LongMetricCount + 2 * (glyph - LongMetricCount));
    }

    /// <summary>The width of one code point at a size in points; the code point must be in the font.</summary>
    public double WidthOf(int codePoint, double size) => AdvanceOf(GlyphOf(codePoint)) * size / UnitsPerEm;

    /// <summary>Font units to thousandths of the font size, the unit of PDF font dictionaries.</summary>
    public int ToThousandths(int units) => (int)Math.Round(units * 1000.0 / UnitsPerEm, MidpointRounding.AwayFromZero);

    /// <summary>The outline of a glyph, empty for a blank.</summary>
    public ReadOnlySpan<byte> OutlineOf(ushort glyph)
    {
        var loca = _tables["loca"].Offset;
        var (from, to) = _longOffsets
            ? ((int)U32(loca + 4 * glyph), (int)U32(loca + 4 * glyph + 4))
            : (2 * U16(loca + 2 * glyph), 2 * U16(loca + 2 * glyph + 2));
        return _data.AsSpan(_tables["glyf"].Offset + from, to - from);
    }

    public bool HasTable(string tag) => _tables.ContainsKey(tag);

    /// <summary>A copy of a table.</summary>
    public byte[] Table(string tag)
    {
        var (offset, length) = _tables[tag];
        return _data.AsSpan(offset, length).ToArray();
    }

    private void ReadDirectory()
    {
        if (U32(0) is not (0x00010000 or 0x74727565))
        {
            throw new InvalidDataException("Only TrueType fonts with glyf outlines can be embedded.");
        }

        var count = U16(4);
        for (var i = 0; i < count; i++)
        {
            var record = 12 + 16 * i;
            _tables[Encoding.ASCII.GetString(_data, record, 4)] = ((int)U32(record + 8), (int)U32(record + 12));
        }

        if (RequiredTables.FirstOrDefault(tag => !_tables.ContainsKey(tag)) is { } missing)
        {
            throw new InvalidDataException($"The font has no table '{missing}'.");
        }
    }

    private ushort[] ReadAdvances()
    {
        var metrics = _tables["hmtx"].Offset;
        var advances = new ushort[GlyphCount];
        for (var glyph = 0; glyph < GlyphCount; glyph++)
        {
            advances[glyph] = U16(metrics + 4 * Math.Min(glyph, LongMetricCount - 1));
        }

        return advances;
    }

    private (int Weight, int CapHeight) ReadWeightAndCapHeight()
    {
        var usual = (int)(UnitsPerEm * 0.7);
        if (!_tables.TryGetValue("OS/2", out var os2))
        {
            return (400, usual);
        }

        var hasCapHeight = U16(os2.Offset) >= 2 && os2.Length >= 90;
        return (U16(os2.Offset + 4), hasCapHeight ? S16(os2.Offset + 88) : usual);
    }

    private string ReadPostScriptName()
    {
        const int PostScriptNameId = 6;
        if (_tables.TryGetValue("name", out var table))
        {
            var count = U16(table.Offset + 2);
            var texts = table.Offset + U16(table.Offset + 4);
            for (var i = 0; i < count; i++)
            {
                var record = table.Offset + 6 + 12 * i;
                if (U16(record + 6) == PostScriptNameId)
                {
                    var encoding = U16(record) == 1 ? Encoding.Latin1 : Encoding.BigEndianUnicode;
                    var name = encoding.GetString(_data, texts + U16(record + 10), U16(record + 8));
                    return string.Concat(name.Where(c => c is > ' ' and < (char)127 && !"()<>[]{}/%#".Contains(c)));
                }
            }
        }

        return "Font";
    }

    private ushort U16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(_data.AsSpan(offset));

    private short S16(int offset) => BinaryPrimitives.ReadInt16BigEndian(_data.AsSpan(offset));

    private uint U32(int offset) => BinaryPrimitives.ReadUInt32BigEndian(_data.AsSpan(offset));
}
