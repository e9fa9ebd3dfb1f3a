using CsCheck;
using ErpCrm.Documents.Layout;

namespace ErpCrm.Tests.Documents.Layout;

public sealed class FontStackTests
{
    private const double Size = 9;

    private static readonly FontStack Fonts = DocumentFonts.Regular;

    [Fact]
    public void Wrapped_lines_fit_and_lose_nothing() =>
        Gen.Select(Gen.String[Gen.Char["abcMWiңөүщ -/5 "], 0, 400], Gen.Double[20, 300]).Sample((text, width) =>
        {
            var lines = Fonts.Wrap(text, Size, width);
            Assert.All(lines, line => Assert.True(Fonts.Measure(line.AsSpan().TrimEnd(' '), Size) <= width + 0.02));
            Assert.Equal(text.Replace(" ", ""), string.Concat(lines).Replace(" ", ""));
        });

    [Fact]
    public void Lines_break_between_words_and_inside_them_only_where_a_word_is_wider_than_the_line()
    {
        Assert.Equal(["one ", "two "], Fonts.Wrap("one two", Size, Fonts.Measure("one tw", Size)));
        Assert.Equal(["abcd", "efgh "], Fonts.Wrap("abcdefgh", Size, Fonts.Measure("abcd", Size)));
    }

    [Fact]
    public void Amounts_with_a_fixed_blank_stay_whole() =>
        Assert.Equal(["from ", "1\u00A0000,00 "],
            Fonts.Wrap("from 1\u00A0000,00", Size, Fonts.Measure("from 1\u00A0000", Size)));

    [Fact]
    public void Negative_amounts_and_fractions_stay_whole_but_compound_words_may_break()
    {
        Assert.Equal(["due ", "-500 "], Fonts.Wrap("due -500", Size, Fonts.Measure("due -", Size)));
        Assert.Equal(["Жалал-", "Абад "], Fonts.Wrap("Жалал-Абад", Size, Fonts.Measure("Жалал-Аб", Size)));
    }

    [Fact]
    public void Line_breaks_are_kept() => Assert.Equal(["a ", " ", "b "], Fonts.Wrap("a\n\nb", Size, 100));

    [Fact]
    public void A_character_the_first_font_lacks_comes_from_the_next()
    {
        var fonts = new FontStack(TestFont.WithoutCyrillic(), TestFont.Regular());

        var runs = fonts.Runs("aцb", Size).ToList();

        Assert.Equal(["a", "ц", "b"], runs.Select(run => run.Text));
        Assert.Same(runs[0].Font, runs[2].Font);
        Assert.NotSame(runs[0].Font, runs[1].Font);
        Assert.Equal(Fonts.Measure("aц", Size), runs[2].Offset, 6);
    }

    [Theory]
    [InlineData("\uD83D\uDE00", "\uFFFD")]
    [InlineData("क", "\uFFFD")]
    [InlineData("1\u2212\u2007\u202F2", null)]
    public void A_character_no_font_has_is_replaced_by_a_visible_one(string text, string? expected)
    {
        var printed = string.Concat(Fonts.Runs(text, Size).Select(run => run.Text));

        Assert.Equal(expected ?? printed, printed);
        Assert.Equal(expected is not null, printed.Contains('\uFFFD'));
    }

    [Theory]
    [InlineData("ҢңӨөҮү")]
    [InlineData("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя")]
    [InlineData("€$£¥₽₸№§©«»„“”–—…·•")]
    public void Each_style_has_the_letters_of_our_languages(string letters)
    {
        FontStack[] styles = [DocumentFonts.Regular, DocumentFonts.Bold, DocumentFonts.Italic];
        Assert.All(styles, style => Assert.Equal(letters, Assert.Single(style.Runs(letters, Size)).Text));
    }

    [Fact]
    public void The_som_sign_is_printed_in_each_style()
    {
        FontStack[] styles = [DocumentFonts.Regular, DocumentFonts.Bold, DocumentFonts.Italic];
        Assert.All(styles, style => Assert.Equal("\u20C0", Assert.Single(style.Runs("\u20C0", Size)).Text));
    }
}
