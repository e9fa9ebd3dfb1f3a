using System.Buffers.Binary;
using System.Text;
using ErpCrm.Documents;
using ErpCrm.Documents.Pdf;

namespace ErpCrm.Tests.Documents;

/// <summary>The embedded font, whole or with parts of its character map taken away.</summary>
internal static class TestFont
{
    public static byte[] RegularFile()
    {
        using var resource =
            typeof(BusinessDocument).Assembly.GetManifestResourceStream("ErpCrm.Documents.Fonts.Regular.ttf")!;
        var file = new byte[resource.Length];
        resource.ReadExactly(file);
        return file;
    }

    public static TrueTypeFont Regular() => new(RegularFile());

    public static TrueTypeFont WithoutCyrillic()
    {
        var file = RegularFile();
        ForEachFormat12(file, table =>
        {
            const int Cyrillic = 0x400;
            var groups = 0;
            while (BinaryPrimitives.ReadInt32BigEndian(table.AsSpan(16 + 12 * groups + 4)) < Cyrillic)
            {
                groups++;
            }

            BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(12), groups);
        });
        return new TrueTypeFont(file);
    }

    public static TrueTypeFont WithoutFormat12()
    {
        var file = RegularFile();
        ForEachFormat12(file, table => BinaryPrimitives.WriteUInt16BigEndian(table, 99));
        return new TrueTypeFont(file);
    }

    public static int OffsetOf(string table, byte[] file)
    {
        var record = Enumerable.Range(0, BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4))).Select(i => 12 + 16 * i)
            .Single(r => Encoding.ASCII.GetString(file, r, 4) == table);
        return BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(record + 8));
    }

    private static void ForEachFormat12(byte[] file, Action<ArraySegment<byte>> change)
    {
        var cmap = OffsetOf("cmap", file);
        var offsets = Enumerable.Range(0, BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(cmap + 2)))
            .Select(i => cmap + BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(cmap + 8 + 8 * i))).Distinct();
        foreach (var offset in offsets.Where(o => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(o)) == 12).ToList())
        {
            change(new ArraySegment<byte>(file, offset, file.Length - offset));
        }
    }
}
