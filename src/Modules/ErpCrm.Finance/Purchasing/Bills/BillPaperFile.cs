using System.Security.Cryptography;
using ErpCrm.Finance.Purchasing.EInvoices;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>
/// Takes the papers of bills. One is stored as soon as it is sent and named by a text that only the application makes:
/// a form that is shown again still has it, whatever was wrong. One that no bill names in the end is removed as any
/// stored file.
/// </summary>
internal sealed class BillPaperFile(IFileStore files, IDataProtectionProvider protection, ICurrentUser me)
{
    public const long MaxBytes = 10 * 1024 * 1024;
    public const string Accept = "application/pdf,image/png,image/jpeg,application/xml,text/xml,.xml";
    private const char Between = '\n';
    private readonly IDataProtector _protector = protection.CreateProtector("finance.bill-paper");

    /// <summary>Checks and stores an upload.</summary>
    /// <exception cref="BusinessRuleException">It is empty, too large or none of the types.</exception>
    public async Task<BillPaper> StoreAsync(IFormFile upload, CancellationToken ct)
    {
        if (upload.Length == 0) throw Refusal("The file is empty.");
        if (upload.Length > MaxBytes) throw Refusal("A bill may have at most {0} MB.", MaxBytes / 1024 / 1024);
        await using var content = upload.OpenReadStream();
        var type = ElectronicInvoiceReader.TypeOf(await FileTypes.HeadAsync(content, ct));
        if (type is not (FileTypes.Pdf or FileTypes.Png or FileTypes.Jpeg or ElectronicInvoiceReader.Xml))
            throw Refusal("A bill is a PDF, PNG, JPEG or XML file.");
        var stored = await files.PutAsync(content, ct);
        return new BillPaper(stored.Hash, NameFor(upload.FileName, type), type, stored.Bytes);
    }

    /// <summary>The content of a stored paper; null when it is gone.</summary>
    public async Task<byte[]?> ContentAsync(BillPaper paper, CancellationToken ct)
    {
        await using var stored = await files.OpenAsync(paper.Hash, ct);
        if (stored is null) return null;
        using var content = new MemoryStream();
        await stored.CopyToAsync(content, ct);
        return content.ToArray();
    }

    /// <exception cref="BusinessRuleException">It is gone: nothing named it for a day.</exception>
    public async Task RequireThereAsync(BillPaper paper, CancellationToken ct)
    {
        await using var stored = await files.OpenAsync(paper.Hash, ct);
        if (stored is null) throw Refusal("The file is gone. Choose it again.");
    }

    /// <summary>What names it until a bill does; for whoever sent it alone.</summary>
    public string TokenOf(BillPaper paper) => _protector.Protect(
        string.Join(Between, me.Id.ToString("N"), paper.Hash, paper.ContentType,
            paper.Bytes.ToString(System.Globalization.CultureInfo.InvariantCulture), paper.Name));

    /// <summary>Null where the text is not one of ours, or somebody else's.</summary>
    public BillPaper? Find(string? token)
    {
        if (string.IsNullOrEmpty(token)) return null;
        try
        {
            return _protector.Unprotect(token).Split(Between, 5) is [var owner, var hash, var type, var bytes, var name]
                && owner == me.Id.ToString("N") && StoredFile.IsHash(hash)
                && long.TryParse(bytes, System.Globalization.CultureInfo.InvariantCulture, out var size)
                ? new BillPaper(hash, name, type, size)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // A name whose ending tells another type than the content gets the right ending.
    private static string NameFor(string? name, string type)
    {
        var clean = FileNames.Clean(name);
        string[] endings = type switch
        {
            FileTypes.Pdf => [".pdf"],
            FileTypes.Png => [".png"],
            ElectronicInvoiceReader.Xml => [".xml"],
            _ => [".jpg", ".jpeg"],
        };
        if (endings.Any(ending => clean.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) return clean;
        var stem = Path.GetFileNameWithoutExtension(clean);
        return (stem.Length == 0 ? "bill" : stem[..Math.Min(stem.Length, FileNames.MaxLength - 5)]) + endings[0];
    }

    private static BusinessRuleException Refusal(string message, params object[] arguments) =>
        new(message, arguments) { Field = nameof(BillEditForm.Paper) };
}
