using CsCheck;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Tests.Ui.Formats;

public sealed class DecimalTextTests
{
    private static readonly Gen<decimal> Amounts =
        Gen.Select(Gen.Long[-999_999_999_999, 999_999_999_999], Gen.Int[0, 4])
            .Select((units, digits) => units / (decimal)Math.Pow(10, digits));

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
    [InlineData("1.234.567,8", 1234567.8)]
    [InlineData("1'234.5", 1234.5)]
    [InlineData("1’234.50", 1234.5)]
    [InlineData("1\u00a0234,50", 1234.5)]
    [InlineData("1\u202f234\u2009567,5", 1234567.5)]
    [InlineData("\u221212,5", -12.5)]
    [InlineData(" 7 ", 7)]
    [InlineData("+7", 7)]
    [InlineData(",5", .5)]
    [InlineData("0,125", .125)]
    [InlineData("KGS 1,234.50", 1234.5)]
    [InlineData("KGS\u00a0\u22121,234.50", -1234.5)]
    [InlineData("\u2212$1,200.00", -1200)]
    [InlineData("1\u00a0234,50\u00a0сом", 1234.5)]
    [InlineData("\u22121 200,00 $", -1200)]
    [InlineData("1.234,50 EUR", 1234.5)]
    [InlineData("38,6%", 38.6)]
    public void Numbers_are_read_in_every_language_as_people_type_and_paste_them(string text, double expected) =>
        Assert.All(["en", "ky", "ru"], language => Assert.Equal((decimal)expected, Read(text, language)));

    [Fact]
    public void A_single_comma_before_three_digits_groups_only_where_commas_group()
    {
        Assert.Equal(1234m, Read("1,234"));
        Assert.Equal(1.234m, Read("1,234", "ky"));
        Assert.Equal(1.234m, Read("1.234"));
        Assert.Equal(1.234m, Read("1.234", "ru"));
    }

    [Theory]
    [InlineData("1,234", "en", 1.234)]
    [InlineData("1.234", "ru", 1234)]
    [InlineData("87.450", "ky", 87450)]
    public void What_could_be_two_numbers_says_the_other_too(string text, string language, double other) =>
        Assert.Equal((decimal)other, DecimalText.Read(text, Cultures.For(language))!.Other);

    [Theory]
    [InlineData("1.234", "en")]
    [InlineData("1,234", "ru")]
    [InlineData("1234,567", "en")]
    [InlineData("0,125", "en")]
    [InlineData("1,234.5", "en")]
    public void What_can_only_be_one_number_has_no_other(string text, string language) =>
        Assert.Null(DecimalText.Read(text, Cultures.For(language))!.Other);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("abc")]
    [InlineData("12 pieces")]
    [InlineData("1e5")]
    [InlineData("--5")]
    [InlineData("-")]
    [InlineData("KGS")]
    [InlineData("0x10")]
    [InlineData("1,234,50")]
    [InlineData("12.05.2026")]
    [InlineData("1,50,0")]
    [InlineData("10.5.5")]
    [InlineData("1 2")]
    [InlineData("12 34")]
    [InlineData("1  234")]
    [InlineData("1 2345")]
    [InlineData("1 234 5,6")]
    [InlineData("1,23,456.00")]
    [InlineData("1,234 567")]
    [InlineData("1.234.567,8,9")]
    [InlineData("1,234.567,8")]
    [InlineData("1.234,567.8")]
    [InlineData("0,123,456")]
    [InlineData("1'23")]
    [InlineData("5.")]
    [InlineData("1,")]
    [InlineData(".")]
    [InlineData("1..5")]
    [InlineData("1,,234")]
    [InlineData("١٢٣")]
    [InlineData("KGS 5 USD")]
    public void Anything_else_is_no_number_in_any_language(string? text) =>
        Assert.All(["en", "ky", "ru"],
            language => Assert.False(DecimalText.TryParse(text, Cultures.For(language), out _)));

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
    public void What_a_page_shows_is_read_as_the_same_number(string language) =>
        Gen.Select(Amounts, Gen.Int[0, 4]).Sample((amount, digits) =>
        {
            using var _ = new InCulture(language);
            var rounded = Math.Round(amount, digits, MidpointRounding.AwayFromZero);
            return Read(Format.Number(amount, digits), language) == rounded;
        });

    [Theory]
    [InlineData("en")]
    [InlineData("ky")]
    [InlineData("ru")]
    public void Money_as_a_page_shows_it_is_read_with_its_currency(string language) =>
        Gen.Select(Amounts, Gen.Int[0, Currencies.All.Count - 1].Select(i => Currencies.All[i]))
            .Sample((amount, currency) =>
            {
                using var _ = new InCulture(language);
                var typed = DecimalText.Read(Format.Money(amount, currency), Cultures.For(language))!;
                return typed.Value == Rounding.Round(amount, currency) && typed.Unit == currency
                    && typed.Decimals <= Currencies.Digits(currency);
            });

    [Fact]
    public void No_text_of_digits_and_separators_is_ever_read_a_thousandfold() =>
        Gen.String[Gen.Char["0123456789.,' "], 1, 12].Sample(text => Assert.All(["en", "ky", "ru"], language =>
        {
            if (DecimalText.Read(text, Cultures.For(language)) is not { } typed) return;
            // All digits stand in the number, and those after the last
            // separator are its decimals or its last group of three.
            var digits = string.Concat(text.Where(char.IsAsciiDigit));
            Assert.Equal(decimal.Parse(digits, System.Globalization.CultureInfo.InvariantCulture),
                typed.Value * (decimal)Math.Pow(10, typed.Decimals));
        }));
}
