using System.Buffers.Binary;

namespace ErpCrm.Documents.Pdf;

/// <summary>A PDF carries JPEG data as it is; this reads what must be
/// said about it and refuses what viewers disagree on.</summary>
internal static class JpegReader
{
    public static PdfImage Read(ReadOnlySpan<byte> jpeg)
    {
        PdfImage? image = null;
        var position = 2;
        while (position + 4 <= jpeg.Length)
        {
            if (jpeg[position] != 0xFF)
            {
                throw new InvalidDataException("A JPEG marker was expected.");
            }

            var marker = jpeg[position + 1];
            if (marker == 0xFF)
            {
                position++;
                continue;
            }

            var segment = jpeg.Slice(position + 4, BinaryPrimitives.ReadUInt16BigEndian(jpeg[(position + 2)..]) - 2);
            if (IsFrame(marker))
            {
                image = ReadFrame(marker, segment) with { Data = jpeg.ToArray() };
            }
            else if (marker == 0xDA)
            {
                return image is not null && jpeg[position..].LastIndexOf([(byte)0xFF, (byte)0xD9]) > 0
                    ? image
                    : throw new InvalidDataException("The JPEG ends too early.");
            }

            position += 4 + segment.Length;
        }

        throw new InvalidDataException("The JPEG has no picture data.");
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static PdfImage ReadFrame(byte marker, ReadOnlySpan<byte> frame)
    {
        var (precision, components) = (frame[0], frame[5]);
        if (marker > 0xC2 || precision != 8 || components is not (1 or 3))
        {
            throw new DocumentImageException(DocumentImageProblem.UnsupportedKind,
                "Only RGB and grey JPEG pictures with 8 bits a channel can be printed.");
        }

        var height = BinaryPrimitives.ReadUInt16BigEndian(frame[1..]);
        var width = BinaryPrimitives.ReadUInt16BigEndian(frame[3..]);
        PdfImage.CheckSize(width, height);
        return new PdfImage(width, height, components == 1 ? "DeviceGray" : "DeviceRGB", "DCTDecode", []);
    }
}
