using CsCheck;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Tests.Ui.Formats;

public sealed class DecimalTextTests
{
    private static readonly Gen<decimal> Amounts = Gen.Select(Gen.Long[-999_999_999_999, 999_999_999_999], Gen.Int[0, 4]).Select((units, digits) => units / (decimal)Math.Pow(10, digits));

    private static decimal Read(string text, string language = "en")
    {
        Assert.True(DecimalText.TryParse(text, Cultures.For(language), out var value), text);
        return value;
    }

    [Theory]
    [InlineData("1 234,50", 1234.5)]
    [InlineData("1,234.50", 1234.5)]
    [InlineData("1.234,50", 1234.5)]
    [InlineData("1234.5", 1234.5)]
    [InlineData("1234,5", 1234.5)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("1'234.5", 1234.5)]
    [InlineData("−12,5", -12.5)]
    [InlineData(" 7 ", 7)]
    [InlineData(",5", .5)]
    [InlineData("0,125", .125)]
    public void Numbers_are_read_in_every_language_as_people_type_them(string text, double expected) =>
        Assert.All(["en", "ky", "ru"], language => Assert.Equal((decimal)expected, Read(text, language)));

    [Fact]
    public void A_single_comma_before_three_digits_groups_only_where_commas_group()
    {
        Assert.Equal(1234m, Read("1,234"));
        Assert.Equal(1.234m, Read("1,234", "ky"));
        Assert.Equal(1.234m, Read("1.234"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("abc")]
    [InlineData("12 KGS")]
    [InlineData("1e5")]
    [InlineData("--5")]
    [InlineData("-")]
    public void Other_text_is_no_number(string? text) => Assert.False(DecimalText.TryParse(text, Cultures.English, out _));

    [Theory]
    [InlineData("en")]
    [InlineData("ky")]
    [InlineData("ru")]
    public void What_a_field_shows_is_read_as_the_same_number(string language) => Amounts.Sample(amount =>
    {
        using var _ = new InCulture(language);
        return Read(Format.Input(amount, 2), language) == amount;
    });

    [Theory]
    [InlineData("en")]
    [InlineData("ky")]
    [InlineData("ru")]
    public void What_a_page_shows_is_read_as_the_same_number(string language) => Gen.Select(Amounts, Gen.Int[0, 4]).Sample((amount, digits) =>
    {
        using var _ = new InCulture(language);
        var rounded = Math.Round(amount, digits, MidpointRounding.AwayFromZero);
        return Read(Format.Number(amount, digits), language) == rounded;
    });
}
