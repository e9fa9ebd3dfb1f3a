namespace ErpCrm.Platform.Files;

/// <summary>What a file is, told from its first bytes: never from its name, nor from what a browser says.</summary>
public static class FileTypes
{
    public const string Pdf = "application/pdf";
    public const string Png = "image/png";
    public const string Jpeg = "image/jpeg";
    public const string Gif = "image/gif";
    public const string Webp = "image/webp";

    /// <summary>Everything else: it is downloaded, never shown.</summary>
    public const string Other = "application/octet-stream";

    /// <summary>Bytes that are enough to tell.</summary>
    public const int HeadLength = 16;

    private static readonly byte[] PngMark = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] JpegMark = [0xFF, 0xD8, 0xFF];
    private static readonly byte[] ElfMark = [0x7F, 0x45, 0x4C, 0x46];
    private static readonly byte[] MachMark = [0xCF, 0xFA, 0xED, 0xFE];

    public static string Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("%PDF-"u8)) return Pdf;
        if (head.StartsWith(PngMark) && head.Length >= 16 && head[12..16].SequenceEqual("IHDR"u8)) return Png;
        if (head.StartsWith(JpegMark)) return Jpeg;
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8)) return Gif;
        return head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..12].SequenceEqual("WEBP"u8) ? Webp : Other;
    }

    /// <summary>A picture that a browser shows and that runs nothing; a drawing (SVG) is none.</summary>
    public static bool IsPicture(string type) => type is Png or Jpeg or Gif or Webp;

    /// <summary>Whether it may be shown in a page.</summary>
    public static bool IsShown(string type) => type == Pdf || IsPicture(type);

    /// <summary>Whether it is a program of Windows, Linux or macOS, whatever it is called.</summary>
    public static bool IsProgram(ReadOnlySpan<byte> head) =>
        head.StartsWith("MZ"u8) || head.StartsWith(ElfMark) || head.StartsWith(MachMark);

    /// <summary>The first bytes; the content stands at its beginning again afterwards.</summary>
    public static async Task<byte[]> HeadAsync(Stream content, CancellationToken ct)
    {
        var head = new byte[HeadLength];
        var read = await content.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, ct);
        content.Position = 0;
        return head[..read];
    }
}
