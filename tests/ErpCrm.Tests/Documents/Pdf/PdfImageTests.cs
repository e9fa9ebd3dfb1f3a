using System.IO.Compression;
using ErpCrm.Documents.Pdf;

namespace ErpCrm.Tests.Documents.Pdf;

public sealed class PdfImageTests
{
    private static readonly byte[] Gradient = [.. Enumerable.Range(0, 5 * 4 * 3).Select(i => (byte)(i * 37))];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_filter_of_png_is_undone(int filter)
    {
        var image = PdfImage.Load(TestPicture.Png(5, 4, TestPicture.Rgb, 8, Gradient, filter));

        Assert.Equal(Gradient, Inflate(image.Data));
        Assert.Equal((5, 4, "DeviceRGB"), (image.Width, image.Height, image.ColorSpace));
        Assert.Null(image.Alpha);
    }

    [Fact]
    public void Transparency_is_told_apart_from_color()
    {
        var image = PdfImage.Load(TestPicture.Png(2, 1, TestPicture.RgbAlpha, 8, [1, 2, 3, 0, 4, 5, 6, 128]));
        var grey = PdfImage.Load(TestPicture.Png(2, 1, TestPicture.GreyAlpha, 8, [7, 0, 8, 255]));

        Assert.Equal([1, 2, 3, 4, 5, 6], Inflate(image.Data));
        Assert.Equal([0, 128], Inflate(image.Alpha!));
        Assert.Equal([7, 8], Inflate(grey.Data));
        Assert.Equal("DeviceGray", grey.ColorSpace);
    }

    [Fact]
    public void A_picture_that_is_opaque_everywhere_carries_no_mask() =>
        Assert.Null(PdfImage.Load(TestPicture.Png(1, 1, TestPicture.RgbAlpha, 8, [1, 2, 3, 255])).Alpha);

    [Fact]
    public void Palettes_are_resolved_also_in_less_than_8_bits()
    {
        byte[] palette = [10, 11, 12, 20, 21, 22, 30, 31, 32];

        var image = PdfImage.Load(TestPicture.Png(3, 2, TestPicture.Palette, 2, [0b00_01_10_00, 0b10_01_00_00],
            palette: palette, transparency: [255, 7]));

        Assert.Equal([10, 11, 12, 20, 21, 22, 30, 31, 32, 30, 31, 32, 20, 21, 22, 10, 11, 12], Inflate(image.Data));
        Assert.Equal([255, 7, 255, 255, 7, 255], Inflate(image.Alpha!));
    }

    [Fact]
    public void Black_and_white_is_stretched_to_full_range() =>
        Assert.Equal([255, 0, 255],
            Inflate(PdfImage.Load(TestPicture.Png(3, 1, TestPicture.Grey, 1, [0b10100000])).Data));

    [Fact]
    public void One_color_can_mean_transparent()
    {
        var image = PdfImage.Load(
            TestPicture.Png(2, 1, TestPicture.Rgb, 8, [1, 2, 3, 4, 5, 6], transparency: [0, 4, 0, 5, 0, 6]));

        Assert.Equal([255, 0], Inflate(image.Alpha!));
    }

    [Fact]
    public void Jpeg_is_carried_as_it_is()
    {
        var jpeg = TestPicture.Jpeg(300, 200, components: 1);

        var image = PdfImage.Load(jpeg);

        Assert.Equal((300, 200, "DeviceGray", "DCTDecode"),
            (image.Width, image.Height, image.ColorSpace, image.Filter));
        Assert.Equal(jpeg, image.Data);
    }

    private static byte[] Inflate(byte[] data)
    {
        using var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        using var inflated = new MemoryStream();
        zlib.CopyTo(inflated);
        return inflated.ToArray();
    }
}
