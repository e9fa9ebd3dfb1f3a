using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace ErpCrm.Documents.Pdf;

/// <summary>Makes a font file of chosen glyphs, as it is embedded into a document.</summary>
internal static class TrueTypeSubset
{
    private const int HeadChecksumAdjustment = 8;

    private static readonly string[] HintingTables = ["cvt ", "fpgm", "prep"];

    /// <summary>
    /// A font in which glyph i is <paramref name="glyphs"/>[i] of the source; the first must be glyph 0. The parts of
    /// composite glyphs follow after the chosen ones.
    /// </summary>
    public static byte[] Make(TrueTypeFont font, IReadOnlyList<ushort> glyphs)
    {
        var (order, outlines, offsets) = CollectOutlines(font, glyphs);
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = outlines,
            ["loca"] = LocaOf(offsets),
            ["hmtx"] = MetricsOf(font, order),
            ["head"] = Patched(font.Table("head"), (50, 1)),
            ["hhea"] = Patched(font.Table("hhea"), (34, (ushort)order.Count)),
            ["maxp"] = Patched(font.Table("maxp"), (4, (ushort)order.Count)),
        };
        tables["head"].AsSpan(HeadChecksumAdjustment, 4).Clear();
        foreach (var hinting in HintingTables.Where(font.HasTable))
        {
            tables[hinting] = font.Table(hinting);
        }

        return Assemble(tables);
    }

    private static (List<ushort> Order, byte[] Outlines, List<int> Offsets) CollectOutlines(TrueTypeFont font,
        IReadOnlyList<ushort> glyphs)
    {
        var order = new List<ushort>(glyphs);
        var numbers = new Dictionary<ushort, ushort>();
        for (var i = 0; i < order.Count; i++)
        {
            numbers.TryAdd(order[i], (ushort)i);
        }

        using var outlines = new MemoryStream();
        var offsets = new List<int>(order.Count + 1);
        for (var i = 0; i < order.Count; i++)
        {
            offsets.Add((int)outlines.Length);
            var outline = font.OutlineOf(order[i]).ToArray();
            if (outline.Length > 0 && BinaryPrimitives.ReadInt16BigEndian(outline) < 0)
            {
                RenumberParts(outline, order, numbers);
            }

            outlines.Write(outline);
            while (outlines.Length % 4 != 0)
            {
                outlines.WriteByte(0);
            }
        }

        offsets.Add((int)outlines.Length);
        return (order, outlines.ToArray(), offsets);
    }

    private static void RenumberParts(Span<byte> composite, List<ushort> order, Dictionary<ushort, ushort> numbers)
    {
        const int WordArguments = 0x1, Scale = 0x8, More = 0x20, ScaleXY = 0x40, Matrix = 0x80;
        var position = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(composite[position..]);
            var part = BinaryPrimitives.ReadUInt16BigEndian(composite[(position + 2)..]);
            if (!numbers.TryGetValue(part, out var number))
            {
                numbers[part] = number = (ushort)order.Count;
                order.Add(part);
            }

            BinaryPrimitives.WriteUInt16BigEndian(composite[(position + 2)..], number);
            position += 4 + ((flags & WordArguments) != 0 ? 4 : 2);
            position += (flags & Scale) != 0 ? 2 : (flags & ScaleXY) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0;
        }
        while ((flags & More) != 0);
    }

    private static byte[] LocaOf(List<int> offsets)
    {
        var loca = new byte[4 * offsets.Count];
        for (var i = 0; i < offsets.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * i), offsets[i]);
        }

        return loca;
    }

    private static byte[] MetricsOf(TrueTypeFont font, List<ushort> order)
    {
        var metrics = new byte[4 * order.Count];
        for (var i = 0; i < order.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * i), (ushort)font.AdvanceOf(order[i]));
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan(4 * i + 2), font.LeftBearingOf(order[i]));
        }

        return metrics;
    }

    private static byte[] Patched(byte[] table, (int Offset, ushort Value) change)
    {
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(change.Offset), change.Value);
        return table;
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        var offset = 12 + 16 * tables.Count;
        var file = new byte[offset + tables.Values.Sum(t => Padded(t.Length))];
        var (record, head) = (12, 0);
        WriteHeader(file, tables.Count);
        foreach (var (tag, table) in tables)
        {
            Encoding.ASCII.GetBytes(tag, file.AsSpan(record));
            table.CopyTo(file.AsSpan(offset));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(record + 4),
                Checksum(file.AsSpan(offset, Padded(table.Length))));
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(record + 8), offset);
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(record + 12), table.Length);
            head = tag == "head" ? offset : head;
            offset += Padded(table.Length);
            record += 16;
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + HeadChecksumAdjustment), 0xB1B0AFBA - Checksum(file));
        return file;
    }

    private static void WriteHeader(Span<byte> file, int tableCount)
    {
        var log = BitOperations.Log2((uint)tableCount);
        var range = 16 << log;
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file[4..], (ushort)tableCount);
        BinaryPrimitives.WriteUInt16BigEndian(file[6..], (ushort)range);
        BinaryPrimitives.WriteUInt16BigEndian(file[8..], (ushort)log);
        BinaryPrimitives.WriteUInt16BigEndian(file[10..], (ushort)(16 * tableCount - range));
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Checksum(ReadOnlySpan<byte> padded)
    {
        uint sum = 0;
        for (var i = 0; i + 3 < padded.Length; i += 4)
        {
            sum += BinaryPrimitives.ReadUInt32BigEndian(padded[i..]);
        }

        return sum;
    }
}
