using System.Text;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Tests.Platform.Files;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.Treasury.Expenses;

public sealed class ReceiptFileTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0,
        0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0];

    public static TheoryData<string, byte[], string> Accepted => new()
    {
        { "scan.pdf", Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj"), "application/pdf" },
        { "photo.png", Png, "image/png" },
        { "photo.JPG", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 74, 70, 73, 70, 0, 1, 1, 0, 0, 1, 0, 1], "image/jpeg" },
    };

    public static TheoryData<string, byte[]> Refused => new()
    {
        { "invoice.pdf", [0x4D, 0x5A, 0x90, 0x00, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF, 0, 0] },
        {
            "logo.svg",
            Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
        },
        { "receipt.png", Encoding.UTF8.GetBytes("<!doctype html><script>alert(1)</script>") },
        { "anim.gif", Encoding.ASCII.GetBytes("GIF89a0123456789") },
        { "archive.pdf", [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0] },
        { "half.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] },
        { "late.pdf", Encoding.ASCII.GetBytes("<html>%PDF-1.7 not at the beginning") },
        { "empty.pdf", [] },
        { "short.jpg", [0xFF] },
    };

    [Theory, MemberData(nameof(Accepted))]
    public async Task Pdf_png_and_jpeg_are_kept_with_the_type_of_their_content(string name, byte[] content, string type)
    {
        var files = new MemoryFiles();
        var receipt = await ReceiptFile.StoreAsync(files, new MemoryStream(content), name, content.Length,
            CancellationToken.None);
        Assert.Equal((type, name), (receipt.ContentType, receipt.Name));
        Assert.Equal(content, files.Stored[receipt.Hash].Content);
    }

    [Theory, MemberData(nameof(Refused))]
    public async Task Whatever_else_is_refused_by_its_content(string name, byte[] content)
    {
        var files = new MemoryFiles();
        await Assert.ThrowsAsync<BusinessRuleException>(() => ReceiptFile.StoreAsync(files, new MemoryStream(content),
            name, content.Length, CancellationToken.None));
        Assert.Empty(files.Stored);
    }

    [Fact]
    public async Task A_huge_file_is_refused_without_reading_it() =>
        await Assert.ThrowsAsync<BusinessRuleException>(() => ReceiptFile.StoreAsync(new MemoryFiles(), Stream.Null,
            "big.pdf", ReceiptFile.MaxBytes + 1, CancellationToken.None));

    [Theory]
    [InlineData("invoice.exe", "invoice.png"), InlineData("..\\..\\boot.ini",
        "boot.png"), InlineData("", "file.png"), InlineData("a\"<b>.png", "ab.png")]
    public async Task The_name_is_a_harmless_label_with_the_ending_of_its_type(string name, string label) =>
        Assert.Equal(label, (await ReceiptFile.StoreAsync(new MemoryFiles(), new MemoryStream(Png), name, Png.Length,
            CancellationToken.None)).Name);

}
