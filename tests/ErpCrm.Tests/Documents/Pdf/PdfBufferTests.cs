using System.Globalization;
using System.Text;
using CsCheck;
using ErpCrm.Documents.Pdf;

namespace ErpCrm.Tests.Documents.Pdf;

public sealed class PdfBufferTests
{
    [Theory]
    [InlineData(0, "0 ")]
    [InlineData(-0.0001, "0 ")]
    [InlineData(1.5, "1.5 ")]
    [InlineData(-12.034, "-12.034 ")]
    [InlineData(0.001, "0.001 ")]
    [InlineData(841.89, "841.89 ")]
    public void Numbers_have_at_most_three_decimals_and_no_exponent(double value, string expected) =>
        Assert.Equal(expected, Encoding.ASCII.GetString(new PdfBuffer(1).Add(value).Span));

    [Fact]
    public void A_written_number_is_the_number() => Gen.Double[-20_000, 20_000].Sample(value =>
        Math.Abs(double.Parse(Encoding.ASCII.GetString(new PdfBuffer(1).Add(value).Span),
            CultureInfo.InvariantCulture) - value) <= 0.000501);

    [Fact]
    public void Identifiers_are_four_hexadecimal_digits() =>
        Assert.Equal("0000ABCDFFFF",
            Encoding.ASCII.GetString(new PdfBuffer(1).AddHex(0).AddHex(0xABCD).AddHex(0xFFFF).Span));

    [Theory]
    [InlineData("a (b) \\ c", @"(a \(b\) \\ c)")]
    [InlineData("ң", "<FEFF04A3>")]
    public void Texts_are_escaped_or_written_as_UTF16(string text, string expected) =>
        Assert.Equal(expected, PdfSyntax.Text(text));

    [Fact]
    public void Names_escape_what_ends_them() => Assert.Equal("/text#2Fxml#20x", PdfSyntax.Name("text/xml x"));
}
