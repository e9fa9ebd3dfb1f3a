using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.Http;

namespace ErpCrm.Identity.Company;

/// <summary>A picture that documents can print: PNG or JPEG by its content, not by its name.</summary>
internal static class Logo
{
    public const int MaxBytes = 512 * 1024;
    private const int MaxPixels = 4000;

    /// <exception cref="BusinessRuleException">The file is no such picture.</exception>
    public static async Task<byte[]> ReadAsync(IFormFile file, CancellationToken ct)
    {
        if (file.Length > MaxBytes) throw Refuse("The logo may have up to 512 KB");
        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, ct);
        var bytes = memory.ToArray();
        if (SizeOf(bytes) is not { Width: > 0, Height: > 0 } size) throw Refuse("The logo must be a PNG or JPEG picture");
        if (size.Width > MaxPixels || size.Height > MaxPixels) throw Refuse("The logo may be 4000 pixels wide and high");
        return bytes;
    }

    public static string TypeOf(byte[] logo) => logo[0] == 0x89 ? "image/png" : "image/jpeg";

    private static (int Width, int Height)? SizeOf(byte[] file) =>
        file.AsSpan().StartsWith(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }) ? SizeOfPng(file)
        : file.AsSpan().StartsWith(new byte[] { 0xFF, 0xD8, 0xFF }) ? SizeOfJpeg(file)
        : null;

    private static (int Width, int Height)? SizeOfPng(byte[] file) =>
        file.Length < 33 || !file.AsSpan(12, 4).SequenceEqual("IHDR"u8) ? null : (Int32(file, 16), Int32(file, 20));

    // Walks the segments to the frame header, which holds the size.
    private static (int Width, int Height)? SizeOfJpeg(byte[] file)
    {
        for (var i = 2; i + 9 < file.Length && file[i] == 0xFF;)
        {
            var marker = file[i + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC)) return (Int16(file, i + 7), Int16(file, i + 5));
            i += 2 + Int16(file, i + 2);
        }

        return null;
    }

    private static int Int16(byte[] file, int at) => (file[at] << 8) | file[at + 1];

    private static int Int32(byte[] file, int at) => (file[at] << 24) | (file[at + 1] << 16) | (file[at + 2] << 8) | file[at + 3];

    private static BusinessRuleException Refuse(string message) => new(message) { Field = nameof(CompanyFields.Logo) };
}
