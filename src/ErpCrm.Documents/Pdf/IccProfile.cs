using System.Buffers.Binary;
using System.Text;

namespace ErpCrm.Documents.Pdf;

/// <summary>A small ICC 2.1 matrix profile equal to sRGB: the output
/// intent that PDF/A asks for, without a third party's file.</summary>
internal static class IccProfile
{
    private const int HeaderLength = 128;

    public static byte[] Srgb { get; } = Make();

    private static byte[] Make()
    {
        var curve = Curve();
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB IEC61966-2.1 equivalent")),
            ("cprt", Copyright("Public domain (CC0)")),
            ("wtpt", Xyz(0.9642, 1.0, 0.8249)),
            ("rXYZ", Xyz(0.43607, 0.22249, 0.01392)),
            ("gXYZ", Xyz(0.38515, 0.71687, 0.09708)),
            ("bXYZ", Xyz(0.14307, 0.06061, 0.71410)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];

        var bodyStart = HeaderLength + 4 + 12 * tags.Length;
        var directory = new byte[4 + 12 * tags.Length];
        BinaryPrimitives.WriteInt32BigEndian(directory, tags.Length);
        using var body = new MemoryStream();
        var offsets = new Dictionary<byte[], int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < tags.Length; i++)
        {
            var (tag, data) = tags[i];
            if (!offsets.TryGetValue(data, out var offset))
            {
                offsets[data] = offset = bodyStart + (int)body.Length;
                body.Write(data);
                body.Write(new byte[(4 - data.Length % 4) % 4]);
            }

            var record = directory.AsSpan(4 + 12 * i, 12);
            Encoding.ASCII.GetBytes(tag, record);
            BinaryPrimitives.WriteInt32BigEndian(record[4..], offset);
            BinaryPrimitives.WriteInt32BigEndian(record[8..], data.Length);
        }

        return [.. Header(bodyStart + (int)body.Length), .. directory, .. body.ToArray()];
    }

    private static byte[] Header(int fileLength)
    {
        var header = new byte[HeaderLength];
        BinaryPrimitives.WriteInt32BigEndian(header, fileLength);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), 0x02100000);
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", header.AsSpan(12));
        ushort[] made = [2026, 1, 1, 0, 0, 0];
        for (var i = 0; i < made.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(24 + 2 * i), made[i]);
        }

        Encoding.ASCII.GetBytes("acsp", header.AsSpan(36));
        Xyz(0.9642, 1.0, 0.8249).AsSpan(8).CopyTo(header.AsSpan(68));
        return header;
    }

    private static byte[] Curve()
    {
        const int Points = 256;
        var curve = new byte[12 + 2 * Points];
        Encoding.ASCII.GetBytes("curv", curve);
        BinaryPrimitives.WriteInt32BigEndian(curve.AsSpan(8), Points);
        for (var i = 0; i < Points; i++)
        {
            var value = i / (Points - 1.0);
            var linear = value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(curve.AsSpan(12 + 2 * i), (ushort)Math.Round(linear * 65535));
        }

        return curve;
    }

    private static byte[] Description(string text)
    {
        // The counts of the Unicode and Macintosh names that follow the ASCII name stay zero.
        const int OtherNames = 4 + 4 + 2 + 1 + 67;
        var data = new byte[12 + text.Length + 1 + OtherNames];
        Encoding.ASCII.GetBytes("desc", data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), text.Length + 1);
        Encoding.ASCII.GetBytes(text, data.AsSpan(12));
        return data;
    }

    private static byte[] Copyright(string text) => [.. "text\0\0\0\0"u8, .. Encoding.ASCII.GetBytes(text), 0];

    private static byte[] Xyz(params ReadOnlySpan<double> values)
    {
        var data = new byte[20];
        Encoding.ASCII.GetBytes("XYZ ", data);
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8 + 4 * i), (int)Math.Round(values[i] * 65536));
        }

        return data;
    }
}
