using ErpCrm.Platform.Files;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>A stored receipt: key in the file store, name for people, type told from the content.</summary>
internal sealed record Receipt(string Key, string Name, string ContentType, long Bytes);

/// <summary>Which files are taken as receipts. The content decides, never the name.</summary>
internal static class ReceiptFile
{
    public const long MaxBytes = 10 * 1024 * 1024;
    public const string Accept = "application/pdf,image/png,image/jpeg";
    public const string Pdf = "application/pdf";
    public const string Png = "image/png";
    public const string Jpeg = "image/jpeg";
    private const int HeadLength = 16;

    /// <summary>The type by the first bytes, or null when it is none of the three.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("%PDF-"u8)) return Pdf;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) && head.Length >= 16
            && head[12..16].SequenceEqual("IHDR"u8))
            return Png;
        return head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg : null;
    }

    /// <summary>Checks and stores an upload.</summary>
    /// <exception cref="BusinessRuleException">It is empty, too large or none of the three types.</exception>
    public static async Task<Receipt> StoreAsync(IFileStore files, Stream content, string? name, long length,
        CancellationToken ct)
    {
        if (length == 0) throw Refusal("The file is empty.");
        if (length > MaxBytes) throw Refusal("The receipt may have at most {0} MB.", MaxBytes / 1024 / 1024);

        var head = new byte[HeadLength];
        var read = await content.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, ct);
        var type = TypeOf(head.AsSpan(0, read)) ?? throw Refusal("A receipt is a PDF, PNG or JPEG file.");
        content.Position = 0;
        return new Receipt(await files.SaveAsync(content, ct), NameFor(name, type), type, length);
    }

    // A name whose ending tells another type than the content gets the right ending.
    private static string NameFor(string? name, string type)
    {
        var clean = FileNames.Clean(name);
        string[] endings = type switch { Pdf => [".pdf"], Png => [".png"], _ => [".jpg", ".jpeg"] };
        if (endings.Any(ending => clean.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) return clean;
        var stem = Path.GetFileNameWithoutExtension(clean);
        return (stem.Length == 0 ? "receipt" : stem[..Math.Min(stem.Length, FileNames.MaxLength - 5)]) + endings[0];
    }

    private static BusinessRuleException Refusal(string message, params object[] arguments) =>
        new(message, arguments) { Field = nameof(ExpenseForm.Receipt) };
}
