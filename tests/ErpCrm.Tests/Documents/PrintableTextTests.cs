using CsCheck;
using ErpCrm.Documents;

namespace ErpCrm.Tests.Documents;

public sealed class PrintableTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("plain", "plain")]
    [InlineData("a\u0000b\u0001c\u007F\u0085d", "abc\nd")]
    [InlineData("a\tb", "a b")]
    [InlineData("a\r\nb\rc\u2028d\u000Be", "a\nb\nc\nd\ne")]
    [InlineData("in\u202Evoice\u200F \u2066x\u2069\uFEFF", "invoice x")]
    [InlineData("soft\u00ADhyphen", "softhyphen")]
    [InlineData("и\u0306", "й")]
    [InlineData("e\u0301", "é")]
    [InlineData("\uD83D\uDE00", "\uD83D\uDE00")]
    [InlineData("\uFFFE", "\uFFFD")]
    public void Text_is_composed_and_freed_of_what_cannot_be_seen(string? text, string expected) =>
        Assert.Equal(expected, PrintableText.Clean(text));

    [Fact]
    public void Half_a_surrogate_pair_becomes_a_visible_mark()
    {
        Assert.Equal("a\uFFFDb", PrintableText.Clean("a\uD800b"));
        Assert.Equal("\uFFFD", PrintableText.Clean("\uDC00"));
    }

    [Fact]
    public void One_line_has_no_line_breaks() => Assert.Equal("a b", PrintableText.OneLine(" a\r\nb "));

    [Fact]
    public void Clean_text_stays_as_it_is() => Gen.String.Sample(text =>
    {
        var clean = PrintableText.Clean(text);
        return PrintableText.Clean(clean) == clean && clean.IsNormalized()
            && !clean.Any(c => char.IsControl(c) && c != '\n');
    });
}
