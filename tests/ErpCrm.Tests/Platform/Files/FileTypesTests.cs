using System.Text;
using ErpCrm.Platform.Files;

namespace ErpCrm.Tests.Platform.Files;

public sealed class FileTypesTests
{
    public static TheoryData<string, string> Shown => new()
    {
        { "%PDF-1.7\n1 0 obj", FileTypes.Pdf },
        { "GIF89a0123456789", FileTypes.Gif },
        { "GIF87a0123456789", FileTypes.Gif },
        { "RIFF\u0001\u0001\u0001\u0001WEBPVP8 ", FileTypes.Webp },
    };

    public static TheoryData<string> Hidden =>
    [
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "<!doctype html><script>alert(1)</script>", "<html>%PDF-1.7 later", "RIFF\u0001\u0001\u0001\u0001WAVEfmt ",
        "RIFF", "GIF88a", "", "plain text", "PK\u0003\u0004",
    ];

    [Theory, MemberData(nameof(Shown))]
    public async Task A_harmless_kind_is_told_from_its_first_bytes(string content, string type)
    {
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes(content));
        Assert.Equal(type, FileTypes.Of(await FileTypes.HeadAsync(stream, default)));
        Assert.True(FileTypes.IsShown(type));
        Assert.Equal(0, stream.Position);
    }

    [Theory, MemberData(nameof(Hidden))]
    public void Whatever_else_is_only_downloaded(string content) =>
        Assert.False(FileTypes.IsShown(FileTypes.Of(Encoding.ASCII.GetBytes(content))));
}
