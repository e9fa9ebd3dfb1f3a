using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ErpCrm.Documents.Pdf;

/// <summary>Decodes a PNG, so that a damaged one is refused here and not by the reader of the document.</summary>
internal static class PngReader
{
    private enum Kind : byte
    {
        Grey = 0,
        Rgb = 2,
        Palette = 3,
        GreyAlpha = 4,
        RgbAlpha = 6,
    }

    private sealed record Header(int Width, int Height, int BitDepth, Kind Kind)
    {
        public int Channels => Kind switch { Kind.Rgb => 3, Kind.GreyAlpha => 2, Kind.RgbAlpha => 4, _ => 1 };

        public int Stride => (Width * Channels * BitDepth + 7) / 8;
    }

    public static PdfImage Read(ReadOnlyMemory<byte> png)
    {
        Header? header = null;
        byte[] palette = [];
        byte[]? transparency = null;
        using var compressed = new MemoryStream();
        for (var position = 8; ;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.Span[position..]);
            var data = png.Span.Slice(position + 8, length);
            switch (Encoding.ASCII.GetString(png.Span.Slice(position + 4, 4)))
            {
                case "IHDR": header = ReadHeader(data); break;
                case "PLTE": palette = data.ToArray(); break;
                case "tRNS": transparency = data.ToArray(); break;
                case "IDAT": compressed.Write(data); break;
                case "IEND":
                    compressed.Position = 0;
                    return Convert(header ?? throw new InvalidDataException("The PNG has no header."), compressed,
                        palette, transparency);
            }

            position = checked(position + 12 + length);
        }
    }

    private static Header ReadHeader(ReadOnlySpan<byte> data)
    {
        var header = new Header(
            BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]), data[8],
            (Kind)data[9]);
        var packed = header.Kind is Kind.Grey or Kind.Palette && header.BitDepth is 1 or 2 or 4;
        if (!Enum.IsDefined(header.Kind) || !(header.BitDepth == 8 || packed) || data[12] != 0)
        {
            throw new DocumentImageException(
                DocumentImageProblem.UnsupportedKind,
                "Only PNG pictures that are not interlaced and have at most 8 bits a channel can be printed.");
        }

        PdfImage.CheckSize(header.Width, header.Height);
        return header;
    }

    private static PdfImage Convert(Header header, Stream compressed, byte[] palette, byte[]? transparency)
    {
        var samples = Unpack(header, Unfilter(header, compressed));
        var grey = header.Kind is Kind.Grey or Kind.GreyAlpha;
        var color = header.Kind switch
        {
            Kind.Palette => ColorsOf(samples, palette),
            Kind.GreyAlpha => Every(samples, 2, 0, 1),
            Kind.RgbAlpha => Every(samples, 4, 0, 3),
            _ => samples,
        };
        var alpha = AlphaOf(header, samples, transparency);
        return new PdfImage(
            header.Width,
            header.Height,
            grey ? "DeviceGray" : "DeviceRGB",
            "FlateDecode",
            Deflate.Compress(color),
            alpha is null || !alpha.AsSpan().ContainsAnyExcept((byte)255) ? null : Deflate.Compress(alpha));
    }

    private static byte[] Unfilter(Header header, Stream compressed)
    {
        var (stride, step) = (header.Stride, Math.Max(1, header.Channels * header.BitDepth / 8));
        var pixels = new byte[stride * header.Height];
        var above = new byte[stride].AsSpan();
        using var inflate = new ZLibStream(compressed, CompressionMode.Decompress, leaveOpen: true);
        for (var y = 0; y < header.Height; y++)
        {
            var filter = inflate.ReadByte();
            var row = pixels.AsSpan(y * stride, stride);
            inflate.ReadExactly(row);
            Unfilter(filter, row, above, step);
            above = row;
        }

        return pixels;
    }

    private static void Unfilter(int filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        for (var x = 0; x < row.Length; x++)
        {
            int left = x >= step ? row[x - step] : 0;
            row[x] += filter switch
            {
                0 => 0,
                1 => (byte)left,
                2 => above[x],
                3 => (byte)((left + above[x]) / 2),
                4 => Paeth(left, above[x], x >= step ? above[x - step] : 0),
                _ => throw new InvalidDataException("The PNG uses an unknown filter."),
            };
        }
    }

    private static byte Paeth(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return (byte)(toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner);
    }

    /// <summary>One byte per sample; grey is stretched to the full range, palette indexes stay as they are.</summary>
    private static byte[] Unpack(Header header, byte[] pixels)
    {
        if (header.BitDepth == 8)
        {
            return pixels;
        }

        var (depth, mask) = (header.BitDepth, (1 << header.BitDepth) - 1);
        var stretch = header.Kind == Kind.Grey ? 255 / mask : 1;
        var samples = new byte[header.Width * header.Height];
        for (var i = 0; i < samples.Length; i++)
        {
            var (y, bit) = (i / header.Width, i % header.Width * depth);
            samples[i] = (byte)((pixels[y * header.Stride + bit / 8] >> (8 - depth - bit % 8) & mask) * stretch);
        }

        return samples;
    }

    private static byte[] ColorsOf(byte[] indexes, byte[] palette)
    {
        var colors = new byte[3 * indexes.Length];
        for (var i = 0; i < indexes.Length; i++)
        {
            palette.AsSpan(3 * indexes[i], 3).CopyTo(colors.AsSpan(3 * i));
        }

        return colors;
    }

    private static byte[]? AlphaOf(Header header, byte[] samples, byte[]? transparency) =>
        (header.Kind, transparency) switch
    {
        (Kind.GreyAlpha, _) => Every(samples, 2, 1, 1),
        (Kind.RgbAlpha, _) => Every(samples, 4, 3, 1),
        (_, null) => null,
        (Kind.Palette, var alphas) => Array.ConvertAll(samples, i => i < alphas.Length ? alphas[i] : (byte)255),
        (var kind, var key) => KeyedAlpha(header, samples, key, kind == Kind.Rgb ? 3 : 1),
    };

    /// <summary>One color of the picture means "nothing here".</summary>
    private static byte[] KeyedAlpha(Header header, byte[] samples, byte[] key, int channels)
    {
        var stretch = header.BitDepth == 8 ? 1 : 255 / ((1 << header.BitDepth) - 1);
        Span<byte> color = stackalloc byte[channels];
        for (var c = 0; c < channels; c++)
        {
            color[c] = (byte)(BinaryPrimitives.ReadUInt16BigEndian(key.AsSpan(2 * c)) * stretch);
        }

        var alpha = new byte[samples.Length / channels];
        for (var i = 0; i < alpha.Length; i++)
        {
            alpha[i] = samples.AsSpan(i * channels, channels).SequenceEqual(color) ? (byte)0 : (byte)255;
        }

        return alpha;
    }

    private static byte[] Every(byte[] samples, int step, int first, int count)
    {
        var taken = new byte[samples.Length / step * count];
        for (int from = first, to = 0; to < taken.Length; from += step, to += count)
        {
            samples.AsSpan(from, count).CopyTo(taken.AsSpan(to));
        }

        return taken;
    }
}
