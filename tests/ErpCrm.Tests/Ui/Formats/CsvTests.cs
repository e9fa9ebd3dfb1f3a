using System.Globalization;
using System.Text;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Tests.Ui.Formats;

public sealed class CsvTests
{
    [Theory]
    [InlineData("en", "Amount,1234.50,2026-11-30,3\r\n")]
    [InlineData("ru", "Amount;1234,50;2026-11-30;3\r\n")]
    [InlineData("ky", "Amount;1234,50;2026-11-30;3\r\n")]
    public void A_row_is_written_as_the_reader_writes(string language, string expected) =>
        Assert.Equal(expected, Written(language, "Amount", 1234.5m, new DateOnly(2026, 11, 30), 3));

    [Theory]
    [InlineData("10.0", "10.00"), InlineData("10.00000000",
        "10.00"), InlineData("0.00695312", "0.00695312"), InlineData("-5.50", "-5.50"), InlineData("0", "0.00")]
    public void A_figure_has_no_zeros_of_the_database(string stored, string expected) =>
        Assert.Equal(expected + "\r\n", Written("en", decimal.Parse(stored, CultureInfo.InvariantCulture)));

    [Fact]
    public void The_file_says_that_it_is_utf8() =>
        Assert.Equal(Encoding.UTF8.GetPreamble(), new Csv().Row("сом").ToBytes()[..3]);

    [Theory]
    [InlineData("=1+1"), InlineData("+1"), InlineData("-1+1"), InlineData(
        "@SUM(A1)"), InlineData("\uFF1D1"), InlineData("\uFF0B1"), InlineData("\uFF0D1"), InlineData("\uFF201")]
    [InlineData("\u22121"), InlineData("  =1"), InlineData(
        "\u00a0=1"), InlineData("\u200b=1"), InlineData("\t=1"), InlineData("\r=1"), InlineData("\n=1")]
    [InlineData("x;=1"), InlineData("x,=1"), InlineData("x\t=1"), InlineData(
        "x\n=1"), InlineData("x\r\n=1"), InlineData("x; \"=1"), InlineData("x;\uFF1D1"), InlineData("x|@1")]
    public void No_cell_begins_a_formula_whatever_separates_the_cells(string text)
    {
        foreach (var language in new[] { "en", "ru" })
        {
            var line = Written(language, text);
            foreach (var cell in line.Split([',', ';', '\t', '\r', '\n', '|'])
                .Select(c => c.TrimStart(' ', '"', '\u00a0', '\u200b')))
                Assert.DoesNotContain(cell.FirstOrDefault(), "=+-@\uFF1D\uFF0B\uFF0D\uFF20\u2212");
        }
    }

    [Theory]
    [InlineData("Anna-Maria"), InlineData("a=b"), InlineData("info@erp.kg"), InlineData("C++"), InlineData(
        "ОсОО «Бета–Плюс»")]
    public void Harmless_text_stays_as_it_is(string text) => Assert.Equal(text + "\r\n", Written("en", text));

    [Fact]
    public void Quotes_and_separators_stay_inside_their_cell() =>
        Assert.Equal("\"He said \"\"no\"\", twice\",\"a;b\"\r\n", Written("en", "He said \"no\", twice", "a;b"));

    [Theory]
    [InlineData("a@b.kg, +996 555 00 11 22"), InlineData("=1+1"), InlineData("Anna-Maria"), InlineData("x;\uFF1D1")]
    [InlineData("\t=1"), InlineData("x\r\n-1; @y"), InlineData("it's 'so'"), InlineData("")]
    public void What_was_made_harmless_is_read_as_it_was(string text)
    {
        var cell = Written("en", text)[..^2];
        if (cell.StartsWith('"')) cell = cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal);
        Assert.Equal(text, Csv.Plain(cell));
    }

    private static string Written(string language, params object?[] cells)
    {
        using var culture = new InCulture(language);
        return Encoding.UTF8.GetString(new Csv().Row(cells).ToBytes()).TrimStart('\uFEFF');
    }
}
