using CsCheck;
using ErpCrm.Documents;
using ErpCrm.Documents.Layout;

namespace ErpCrm.Tests.Documents.Layout;

public sealed class BidiTests
{
    [Theory]
    [InlineData("Invoice 7", "Invoice 7")]
    [InlineData("\u05D0\u05D1\u05D2", "\u05D2\u05D1\u05D0")]
    [InlineData("ACME \u05D0\u05D1 7", "ACME 7 \u05D1\u05D0")]
    [InlineData("\u05D0\u05D1 12.50 \u05D2", "\u05D2 12.50 \u05D1\u05D0")]
    [InlineData("\u05D0 (\u05D1)", "(\u05D1) \u05D0")]
    [InlineData("\u05D0\u05D1 Ltd", "Ltd \u05D1\u05D0")]
    [InlineData("\u05D0\u05D1 ", "\u05D1\u05D0 ")]
    [InlineData("to \u05D0\u05D1, Bishkek", "to \u05D1\u05D0, Bishkek")]
    public void A_line_is_drawn_from_left_to_right(string read, string drawn) => Assert.Equal(drawn, Bidi.Visual(read));

    [Fact]
    public void No_character_is_lost() =>
        Gen.String[Gen.Char["ab1. (\u05D0\u05D1\u0627\u0628\u0661%"], 0, 40].Sample(text =>
            Assert.Equal(text.Replace('(', ')').Order(), Bidi.Visual(text).Replace('(', ')').Order()));

    [Theory]
    [InlineData("\u0628", "\uFE8F")]
    [InlineData("\u0628\u0628\u0628", "\uFE91\uFE92\uFE90")]
    [InlineData("\u062F\u0627\u0631", "\uFEA9\uFE8D\uFEAD")]
    [InlineData("\u0633\u0644\u0627\u0645", "\uFEB3\uFEFC\uFEE1")]
    [InlineData("\u0644\u0627", "\uFEFB")]
    [InlineData("\u0628\u064E\u0628", "\uFE91\u064E\uFE90")]
    [InlineData("ab 12", "ab 12")]
    public void Arabic_letters_are_joined(string read, string joined) =>
        Assert.Equal(joined, ArabicLetters.Joined(read));
}
