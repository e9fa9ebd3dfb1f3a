using ErpCrm.Documents;
using ErpCrm.Platform.Files;
using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.Http;

namespace ErpCrm.Identity.Company;

/// <summary>A picture that documents can print: PNG or JPEG by its content, not by its name.</summary>
internal static class Logo
{
    public const int MaxBytes = 512 * 1024;

    /// <exception cref="BusinessRuleException">The file is no such picture.</exception>
    public static async Task<byte[]> ReadAsync(IFormFile file, CancellationToken ct)
    {
        if (file.Length > MaxBytes) throw Refuse("The logo may have up to 512 KB");
        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, ct);
        var picture = memory.ToArray();
        try
        {
            DocumentImage.Check(picture);
        }
        catch (DocumentImageException e)
        {
            throw Refuse(ReasonOf(e.Problem));
        }

        return picture;
    }

    /// <exception cref="BusinessRuleException">The file is no such picture.</exception>
    public static async Task<StoredFile> StoreAsync(IFileStore files, IFormFile file, CancellationToken ct) =>
        await files.PutAsync(new MemoryStream(await ReadAsync(file, ct)), ct);

    private static string ReasonOf(DocumentImageProblem problem) => problem switch
    {
        DocumentImageProblem.TooLarge => "The logo may be 4000 pixels wide and high",
        DocumentImageProblem.UnsupportedKind =>
            "This kind of picture cannot be printed. Save it as RGB with 8 bits a channel, not interlaced.",
        DocumentImageProblem.Damaged => "The picture is cut off or damaged",
        _ => "The logo must be a PNG or JPEG picture",
    };

    private static BusinessRuleException Refuse(string message) => new(message) { Field = nameof(CompanyFields.Logo) };
}
