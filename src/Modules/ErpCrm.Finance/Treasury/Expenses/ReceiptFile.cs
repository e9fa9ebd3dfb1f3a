using ErpCrm.Platform.Files;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>A stored receipt: hash in the file store, name for people, type told from the content.</summary>
internal sealed record Receipt(string Hash, string Name, string ContentType, long Bytes);

/// <summary>Which files are taken as receipts. The content decides, never the name.</summary>
internal static class ReceiptFile
{
    public const long MaxBytes = 10 * 1024 * 1024;
    public const string Accept = "application/pdf,image/png,image/jpeg";

    /// <summary>Checks and stores an upload.</summary>
    /// <exception cref="BusinessRuleException">It is empty, too large or none of the three types.</exception>
    public static async Task<Receipt> StoreAsync(IFileStore files, Stream content, string? name, long length,
        CancellationToken ct)
    {
        if (length == 0) throw Refusal("The file is empty.");
        if (length > MaxBytes) throw Refusal("The receipt may have at most {0} MB.", MaxBytes / 1024 / 1024);

        var type = FileTypes.Of(await FileTypes.HeadAsync(content, ct));
        if (type is not (FileTypes.Pdf or FileTypes.Png or FileTypes.Jpeg))
            throw Refusal("A receipt is a PDF, PNG or JPEG file.");
        var stored = await files.PutAsync(content, ct);
        return new Receipt(stored.Hash, NameFor(name, type), type, stored.Bytes);
    }

    // A name whose ending tells another type than the content gets the right ending.
    private static string NameFor(string? name, string type)
    {
        var clean = FileNames.Clean(name);
        string[] endings = type switch { FileTypes.Pdf => [".pdf"], FileTypes.Png => [".png"], _ => [".jpg", ".jpeg"] };
        if (endings.Any(ending => clean.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) return clean;
        var stem = Path.GetFileNameWithoutExtension(clean);
        return (stem.Length == 0 ? "receipt" : stem[..Math.Min(stem.Length, FileNames.MaxLength - 5)]) + endings[0];
    }

    private static BusinessRuleException Refusal(string message, params object[] arguments) =>
        new(message, arguments) { Field = nameof(ExpenseForm.Receipt) };
}
