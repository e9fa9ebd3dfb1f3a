using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ErpCrm.Tests.Documents;

/// <summary>Makes small pictures of each kind.</summary>
internal static class TestPicture
{
    public const byte Grey = 0, Rgb = 2, Palette = 3, GreyAlpha = 4, RgbAlpha = 6;

    /// <summary>An RGB picture with a gradient.</summary>
    public static byte[] Png(int width, int height) => Png(
        width, height, Rgb, 8, [.. Enumerable.Range(0, height)
            .SelectMany(y => Enumerable.Range(0, width * 3).Select(x => (byte)(x * 3 + y * 7)))]);

    /// <summary>Rows are given as they are stored, without their filter byte; each is filtered as asked.</summary>
    public static byte[] Png(
        int width, int height, byte kind, byte bitDepth, byte[] rows, int filter = 0, bool interlaced = false,
        byte[]? palette = null, byte[]? transparency = null)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (bitDepth, kind, interlaced ? (byte)1 : (byte)0);
        Chunk(png, "IHDR", header);
        if (palette is not null)
        {
            Chunk(png, "PLTE", palette);
        }

        if (transparency is not null)
        {
            Chunk(png, "tRNS", transparency);
        }

        Chunk(png, "IDAT", Compress(Filter(rows, height, filter, StepOf(kind))));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    public static byte[] Jpeg(int width, int height, byte components = 3, byte precision = 8, byte frame = 0xC0,
        bool complete = true) =>
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2,
        0xFF, frame, 0, (byte)(8 + 3 * components), precision, (byte)(height >> 8), (byte)height, (byte)(width >> 8),
        (byte)width, components,
        .. Enumerable.Range(1, components).SelectMany(i => new byte[] { (byte)i, 0x11, 0 }),
        0xFF, 0xDA, 0, 2, 1, 2, 3, 4, .. complete ? new byte[] { 0xFF, 0xD9 } : [],
    ];

    private static int StepOf(byte kind) => kind switch { Rgb => 3, GreyAlpha => 2, RgbAlpha => 4, _ => 1 };

    private static byte[] Filter(byte[] rows, int height, int filter, int step)
    {
        var stride = height == 0 ? 0 : rows.Length / height;
        using var filtered = new MemoryStream();
        for (var y = 0; stride > 0 && y < height; y++)
        {
            filtered.WriteByte((byte)filter);
            for (var x = 0; x < stride; x++)
            {
                int left = x >= step ? rows[y * stride + x - step] : 0, above = y > 0 ? rows[(y - 1) * stride + x] : 0;
                int corner = x >= step && y > 0 ? rows[(y - 1) * stride + x - step] : 0;
                var guess = left + above - corner;
                var nearest = new[] { left, above, corner }.MinBy(value => Math.Abs(guess - value));
                var prediction = filter switch { 1 => left, 2 => above, 3 => (left + above) / 2, 4 => nearest, _ => 0 };
                filtered.WriteByte((byte)(rows[y * stride + x] - prediction));
            }
        }

        return filtered.ToArray();
    }

    private static byte[] Compress(byte[] data)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return compressed.ToArray();
    }

    private static void Chunk(MemoryStream png, string tag, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(tag, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        png.Write(chunk);
    }
}
