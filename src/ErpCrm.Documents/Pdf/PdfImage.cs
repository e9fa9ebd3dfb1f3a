namespace ErpCrm.Documents.Pdf;

/// <summary>A picture in the form in which a PDF carries it. Immutable.</summary>
internal sealed record PdfImage(int Width, int Height, string ColorSpace, string Filter, byte[] Data,
    byte[]? Alpha = null)
{
    /// <summary>Reads a PNG or JPEG.</summary>
    /// <exception cref="DocumentImageException">The picture cannot be printed.</exception>
    public static PdfImage Load(ReadOnlyMemory<byte> picture)
    {
        if (picture.Length > DocumentImage.MaxBytes)
        {
            throw new DocumentImageException(DocumentImageProblem.TooLarge,
                $"The picture has more than {DocumentImage.MaxBytes} bytes.");
        }

        try
        {
            return picture.Span switch
            {
                [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PngReader.Read(picture),
                [0xFF, 0xD8, ..] => JpegReader.Read(picture.Span),
                _ => throw new DocumentImageException(DocumentImageProblem.UnknownFormat,
                    "The picture is neither PNG nor JPEG."),
            };
        }
        catch (Exception e) when (e is ArgumentException
            or IndexOutOfRangeException or IOException or InvalidDataException or OverflowException)
        {
            throw new DocumentImageException(DocumentImageProblem.Damaged, "The picture is cut off or damaged.", e);
        }
    }

    public static void CheckSize(int width, int height)
    {
        if (width <= 0 || height <= 0)
        {
            throw new InvalidDataException("The picture has no area.");
        }

        if ((long)width * height > DocumentImage.MaxPixels)
        {
            throw new DocumentImageException(DocumentImageProblem.TooLarge,
                $"The picture has {width} x {height} pixels; at most {DocumentImage.MaxPixels} are printed.");
        }
    }
}
