using ErpCrm.Documents.Pdf;

namespace ErpCrm.Documents;

/// <summary>What is accepted as a picture on a document.</summary>
public static class DocumentImage
{
    /// <summary>The largest accepted file in bytes (4 MiB).</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>The largest accepted area in pixels (16 million).</summary>
    public const int MaxPixels = 16_000_000;

    /// <summary>Refuses a picture that cannot be printed. Call it when the
    /// picture is uploaded, so that no document fails later.</summary>
    /// <exception cref="DocumentImageException">Says what is wrong with the picture.</exception>
    public static void Check(ReadOnlyMemory<byte> picture) => PdfImage.Load(picture);
}

/// <summary>A picture that cannot be printed.</summary>
public sealed class DocumentImageException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public DocumentImageException(DocumentImageProblem problem, string message, Exception? cause = null)
        : base(message, cause) => Problem = problem;

    /// <summary>What is wrong, for a message in the user's language.</summary>
    public DocumentImageProblem Problem { get; }
}

/// <summary>Why a picture is refused.</summary>
public enum DocumentImageProblem
{
    /// <summary>Neither PNG nor JPEG.</summary>
    UnknownFormat,

    /// <summary>More bytes or pixels than accepted.</summary>
    TooLarge,

    /// <summary>A kind of PNG or JPEG that cannot be printed: interlaced, 16 bits a channel, or CMYK.</summary>
    UnsupportedKind,

    /// <summary>Cut off or broken.</summary>
    Damaged,
}
