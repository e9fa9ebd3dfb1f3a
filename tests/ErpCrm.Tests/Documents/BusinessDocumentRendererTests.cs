using System.Text;
using ErpCrm.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace ErpCrm.Tests.Documents;

public sealed class BusinessDocumentRendererTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(60)]
    [InlineData(200)]
    public void The_file_has_the_pages_of_the_layout(int lines)
    {
        var document = SampleDocument.Of(lines);

        using var pdf = PdfDocument.Open(BusinessDocumentRenderer.Render(document));

        Assert.Equal(BusinessDocumentRenderer.Layout(document).Pages.Length, pdf.NumberOfPages);
        Assert.Contains($"Page {pdf.NumberOfPages} of {pdf.NumberOfPages}", Text(pdf), StringComparison.Ordinal);
        Assert.Contains($"Service {lines}", Text(pdf), StringComparison.Ordinal);
        Assert.Contains("KGS 317,072.00", Text(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void Kyrgyz_and_Russian_words_can_be_copied_from_the_file()
    {
        string[] words = ["Үзгүлтүксүз", "тейлөө", "Ңарын", "жаңыртуу", "ӨНҮКТҮРҮҮ", "съёмка", "объект", "Щёлково",
            "Café", "größer"];
        var document = SampleDocument.Of(0) with
        {
            Title = "Эсеп-фактура",
            Lines = [new DocumentLine([string.Join(' ', words), "1 саат", "100", "100"], string.Join(' ', words))],
            Totals = [new DocumentTotal("Төлөнүүчү сумма", "100 ⃀", true)],
            Language = "ky",
        };

        using var pdf = PdfDocument.Open(BusinessDocumentRenderer.Render(document));
        var found = pdf.GetPage(1).GetWords().Select(word => word.Text).ToList();

        Assert.All(words.Append("Төлөнүүчү").Append("⃀").Append("Эсеп-фактура"), word => Assert.Contains(word, found));
    }

    [Fact]
    public void Latin_and_Cyrillic_letters_that_look_alike_stay_apart_when_copied()
    {
        const string Mixed = "AА BВ EЕ oо cс";
        var document = SampleDocument.Of(0) with { Lines = [new DocumentLine([Mixed, "1", "1", "1"])] };

        using var pdf = PdfDocument.Open(BusinessDocumentRenderer.Render(document));

        Assert.Contains(Mixed, Text(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void A_description_of_20000_characters_goes_over_several_pages_without_a_loss()
    {
        var words = Enumerable.Range(0, 2500).Select(i => $"сөз{i:D4}").ToList();
        var document =
            SampleDocument.Of(0) with { Lines = [new DocumentLine([string.Join(' ', words), "1", "1", "1"])] };

        using var pdf = PdfDocument.Open(BusinessDocumentRenderer.Render(document));
        var found = pdf.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text)
            .Where(word => word.StartsWith("сөз", StringComparison.Ordinal));

        Assert.True(pdf.NumberOfPages > 4);
        Assert.Equal(words, found);
    }

    [Fact]
    public void A_script_that_cannot_be_shaped_leaves_a_visible_mark_for_each_letter_and_is_named()
    {
        var document =
            SampleDocument.Of(0) with { Lines = [new DocumentLine(["ठेका Ltd \uD83D\uDE00", "1", "1", "1"])] };

        using var pdf = PdfDocument.Open(BusinessDocumentRenderer.Render(document));

        Assert.Contains("\uFFFD\uFFFD\uFFFD\uFFFD Ltd", Text(pdf), StringComparison.Ordinal);
        Assert.Equal(["ठ", "े", "क", "ा", "\uD83D\uDE00"], BusinessDocumentRenderer.MissingCharacters(document));
    }

    [Fact]
    public void A_company_without_a_logo_shows_its_initials_and_there_is_room_to_sign_and_the_amount_in_words()
    {
        var document = SampleDocument.Of(2) with
        {
            Logo = ReadOnlyMemory<byte>.Empty, Monogram = "OC", InWords = "In words: two",
            Signatures = [new("Director", "Stamp"), new("Accountant")]
        };

        using var pdf = PdfDocument.Open(BusinessDocumentRenderer.Render(document));

        var words = pdf.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text).ToList();
        Assert.All(new[] { "OC", "two", "Director", "Stamp", "Accountant" }, word => Assert.Contains(word, words));
    }

    [Theory]
    [InlineData("公司有限公司"), InlineData("株式会社カナ"), InlineData(
        "주식회사 한국"), InlineData("שלום בע\"מ"), InlineData("شركة البناء"), InlineData("თბილისი"), InlineData("Երևան")]
    public void Names_in_other_scripts_are_printed_without_a_mark(string name)
    {
        var document = SampleDocument.Of(1) with { Buyer = new DocumentParty("Bill to", name, [name]) };

        Assert.Empty(BusinessDocumentRenderer.MissingCharacters(document));
        using var pdf = PdfDocument.Open(BusinessDocumentRenderer.Render(document));
        Assert.DoesNotContain("\uFFFD", Text(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void Control_characters_reach_neither_the_page_nor_the_metadata()
    {
        var document = SampleDocument.Of(1);
        document = document with
        {
            Number = "INV\u0001-\u202E7",
            Metadata = document.Metadata with { Title = "In\u0001voice \u202E7", Author = "\uD800 & <Sons>" },
        };

        using var pdf = PdfDocument.Open(BusinessDocumentRenderer.Render(document));

        Assert.Contains("INV-7", Text(pdf), StringComparison.Ordinal);
        Assert.Equal("Invoice 7", pdf.Information.Title);
        Assert.Equal("\uFFFD & <Sons>", pdf.Information.Author);
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes()
    {
        var document = SampleDocument.Of(60) with { Logo = TestPicture.Png(40, 20), Attachment = Xml };
        var first = BusinessDocumentRenderer.Render(document);

        Assert.Equal(first, BusinessDocumentRenderer.Render(document with { Lines = [.. document.Lines] }));
        Assert.NotEqual(first, BusinessDocumentRenderer.Render(document with { Number = "INV-2026-0185" }));
    }

    [Fact]
    public void Documents_are_rendered_by_many_threads_at_once()
    {
        var expected = Enumerable.Range(1, 8).Select(i => BusinessDocumentRenderer.Render(SampleDocument.Of(i * 5)))
            .ToList();

        var rendered = Enumerable.Range(0, 64).AsParallel().AsOrdered().WithDegreeOfParallelism(8)
            .Select(i => BusinessDocumentRenderer.Render(SampleDocument.Of((i % 8 + 1) * 5))).ToList();

        Assert.All(rendered.Index(), entry => Assert.Equal(expected[entry.Index % 8], entry.Item));
    }

    [Fact]
    public void The_attachment_can_be_taken_out_again()
    {
        using var pdf = PdfDocument.Open(
            BusinessDocumentRenderer.Render(SampleDocument.Of(1) with { Attachment = Xml }));

        Assert.True(pdf.Advanced.TryGetEmbeddedFiles(out var files));
        var file = Assert.Single(files);
        Assert.Equal("invoice.xml", file.Name);
        Assert.Equal(Xml.Content.ToArray(), file.Memory.ToArray());
    }

    [Fact]
    public void A_logo_is_printed_once_within_its_space()
    {
        using var pdf = PdfDocument.Open(
            BusinessDocumentRenderer.Render(SampleDocument.Of(60) with { Logo = TestPicture.Png(300, 100) }));

        var logo = Assert.Single(pdf.GetPages().SelectMany(page => page.GetImages()));
        Assert.True(logo.BoundingBox.Width <= 142.1 && logo.BoundingBox.Height <= 48.1);
        Assert.Equal(3, logo.BoundingBox.Width / logo.BoundingBox.Height, 0.01);
    }

    [Fact]
    public void A_document_that_contradicts_itself_is_refused()
    {
        var document = SampleDocument.Of(1);

        Refused(document with { Columns = [], Lines = [] });
        Refused(document with { Columns = [.. Enumerable.Repeat(document.Columns[0], 17)], Lines = [] });
        Refused(document with { Lines = [new DocumentLine(["too", "few"])] });
        Refused(document with { Columns = [.. document.Columns.Select(column => column with { Grows = true })] });
        Refused(document with { PageNumberFormat = "Page" });
        Refused(document with { PageNumberFormat = "Page {0} of {2}" });
        Refused(document with { Language = "" });
        Refused(document with { Metadata = document.Metadata with { CreatedAtUtc = new DateTime(2026, 11, 1, 8, 0, 0,
            DateTimeKind.Local) } });
        Refused(document with { Payment = document.Payment! with { QrPayload = new string('x', 1001) } });
        Refused(document with { Attachment = Xml with { FileName = "../invoice.xml" } });
        Assert.Throws<DocumentImageException>(
            () => BusinessDocumentRenderer.Render(document with { Logo = new byte[] { 1, 2, 3 } }));

        static void Refused(BusinessDocument document) =>
            Assert.Throws<ArgumentException>(() => BusinessDocumentRenderer.Render(document));
    }

    private static DocumentAttachment Xml { get; } =
        new("invoice.xml", Encoding.UTF8.GetBytes("<Invoice>Үзгүлтүксүз</Invoice>"), "Счёт в машиночитаемом виде");

    private static string Text(PdfDocument pdf) => string.Concat(pdf.GetPages().Select((Page page) => page.Text));

    [Fact]
    public void The_readers_culture_does_not_change_the_file()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        var document = SampleDocument.Of(3);
        var expected = BusinessDocumentRenderer.Render(document);
        try
        {
            foreach (var culture in ErpCrm.Ui.Formats.Cultures.All)
            {
                System.Globalization.CultureInfo.CurrentCulture = culture;
                Assert.Equal(expected, BusinessDocumentRenderer.Render(document));
                Assert.Same(culture, System.Globalization.CultureInfo.CurrentCulture);
            }
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
