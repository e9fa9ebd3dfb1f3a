using ErpCrm.Documents;

namespace ErpCrm.Tests.Documents;

public sealed class DocumentImageTests
{
    [Fact]
    public void Png_and_jpeg_are_accepted()
    {
        DocumentImage.Check(TestPicture.Png(10, 10));
        DocumentImage.Check(TestPicture.Png(2, 2, TestPicture.RgbAlpha, 8, new byte[16]));
        DocumentImage.Check(TestPicture.Png(9, 2, TestPicture.Grey, 1, new byte[4]));
        DocumentImage.Check(TestPicture.Jpeg(100, 50));
        DocumentImage.Check(TestPicture.Jpeg(100, 50, components: 1, frame: 0xC2));
    }

    [Fact]
    public void Other_formats_are_refused()
    {
        Refused(DocumentImageProblem.UnknownFormat, []);
        Refused(DocumentImageProblem.UnknownFormat, "GIF89a"u8.ToArray());
        Refused(DocumentImageProblem.UnknownFormat, "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray());
    }

    [Fact]
    public void Kinds_that_cannot_be_printed_are_refused()
    {
        Refused(DocumentImageProblem.UnsupportedKind, TestPicture.Png(2, 2, TestPicture.Rgb, 16, new byte[24]));
        Refused(DocumentImageProblem.UnsupportedKind,
            TestPicture.Png(2, 2, TestPicture.Rgb, 8, new byte[12], interlaced: true));
        Refused(DocumentImageProblem.UnsupportedKind, TestPicture.Jpeg(10, 10, components: 4));
        Refused(DocumentImageProblem.UnsupportedKind, TestPicture.Jpeg(10, 10, precision: 12));
        Refused(DocumentImageProblem.UnsupportedKind, TestPicture.Jpeg(10, 10, frame: 0xC3));
    }

    [Fact]
    public void Pictures_that_are_too_large_are_refused_before_they_are_decoded()
    {
        Refused(DocumentImageProblem.TooLarge, new byte[DocumentImage.MaxBytes + 1]);
        Refused(DocumentImageProblem.TooLarge, TestPicture.Png(5000, 5000, TestPicture.Rgb, 8, new byte[3]));
        Refused(DocumentImageProblem.TooLarge,
            TestPicture.Png(int.MaxValue, int.MaxValue, TestPicture.Rgb, 8, new byte[3]));
        Refused(DocumentImageProblem.TooLarge, TestPicture.Jpeg(60000, 60000));
    }

    [Fact]
    public void Damaged_pictures_are_refused()
    {
        var png = TestPicture.Png(10, 10);
        for (var length = 8; length < png.Length - 12; length++)
        {
            Refused(DocumentImageProblem.Damaged, png[..length]);
        }

        Refused(DocumentImageProblem.Damaged, TestPicture.Png(0, 10, TestPicture.Rgb, 8, new byte[30]));
        Refused(DocumentImageProblem.Damaged, TestPicture.Png(10, 10, TestPicture.Rgb, 8, new byte[290]));
        Refused(DocumentImageProblem.Damaged,
            TestPicture.Png(2, 1, TestPicture.Palette, 8, [0, 1], palette: [1, 2, 3]));
        Refused(DocumentImageProblem.Damaged, TestPicture.Jpeg(10, 10, complete: false));
        Refused(DocumentImageProblem.Damaged, TestPicture.Jpeg(10, 10)[..12]);
    }

    private static void Refused(DocumentImageProblem problem, byte[] picture) =>
        Assert.Equal(problem, Assert.Throws<DocumentImageException>(() => DocumentImage.Check(picture)).Problem);
}
