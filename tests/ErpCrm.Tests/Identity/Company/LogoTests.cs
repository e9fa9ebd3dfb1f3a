using System.Net;
using System.Text;
using ErpCrm.Documents;
using ErpCrm.Identity.Company;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Documents;
using Microsoft.AspNetCore.Http;

namespace ErpCrm.Tests.Identity.Company;

/// <summary>A logo that is taken can be printed on every document after it.</summary>
public sealed class LogoTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly byte[] Good = TestPicture.Png(40, 20);

    public static TheoryData<string, byte[]> Refused => new()
    {
        { "empty", [] },
        { "a page", Encoding.UTF8.GetBytes("<!doctype html><script>alert(1)</script>") },
        { "a drawing", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>") },
        { "half a PNG", Good[..(Good.Length / 2)] },
        { "an interlaced PNG", TestPicture.Png(2, 1, TestPicture.Rgb, 8, [1, 2, 3, 4, 5, 6], interlaced: true) },
        { "a PNG of 16 bits", TestPicture.Png(1, 1, TestPicture.Rgb, 16, [1, 2, 3, 4, 5, 6]) },
        { "a JPEG in CMYK", TestPicture.Jpeg(2, 2, components: 4) },
        { "half a JPEG", TestPicture.Jpeg(2, 2, complete: false) },
    };

    [Fact]
    public async Task A_picture_that_is_taken_is_printed()
    {
        foreach (var picture in new[] { Good, TestPicture.Jpeg(2, 2) })
            BusinessDocumentRenderer.Render(SampleDocument.Of(1) with { Logo = await ReadAsync(picture) });
    }

    [Theory, MemberData(nameof(Refused))]
    public async Task A_picture_that_could_not_be_printed_is_refused_beside_its_field(string name, byte[] picture)
    {
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => ReadAsync(picture));
        Assert.Equal(("Logo", true), (refusal.Field, name.Length > 0));
    }

    [Fact]
    public async Task A_picture_cut_off_anywhere_is_refused()
    {
        for (var length = 0; length < Good.Length - 12; length++)
            await Assert.ThrowsAsync<BusinessRuleException>(() => ReadAsync(Good[..length]));
    }

    [Fact]
    public async Task The_page_says_why_and_keeps_what_was_typed()
    {
        var browser = app.Browser(TestUser.Administrator);
        var page = await browser.GetAsync("/identity/company");
        using var content = new MultipartFormDataContent();
        foreach (var (field, value) in TestBrowser.Merge(
            TestBrowser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector("main form:has([name=Logo])")!),
            ("Phone", "+996 312 000 000")))
            content.Add(new StringContent(value), field);
        content.Add(new ByteArrayContent(TestPicture.Jpeg(2, 2, components: 4)), "Logo", "logo.jpg");
        using var response = await browser.Http.PostAsync("/identity/company", content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("This kind of picture cannot be printed.", html, StringComparison.Ordinal);
        Assert.Contains("&#x2B;996 312 000 000", html, StringComparison.Ordinal);
    }

    private static Task<byte[]> ReadAsync(byte[] picture) => Logo.ReadAsync(
        new FormFile(new MemoryStream(picture), 0, picture.Length, "Logo", "logo.png"), CancellationToken.None);
}
