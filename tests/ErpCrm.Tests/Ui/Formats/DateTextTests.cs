using CsCheck;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Tests.Ui.Formats;

public sealed class DateTextTests
{
    [Theory]
    [InlineData("2026-11-20")]
    [InlineData("20.11.2026")]
    [InlineData(" 20/11/2026 ")]
    [InlineData("20-11-2026")]
    [InlineData("20 11 2026")]
    [InlineData("20 Nov 2026")]
    [InlineData("20 November 2026")]
    [InlineData("Nov 20, 2026")]
    public void A_day_is_read_in_every_language_as_people_type_it(string text) => Assert.All(["en", "ky", "ru"], language =>
    {
        Assert.True(DateText.TryParse(text, Cultures.For(language), out var date));
        Assert.Equal(new DateOnly(2026, 11, 20), date);
    });

    [Theory]
    [InlineData("en")]
    [InlineData("ky")]
    [InlineData("ru")]
    public void What_a_page_shows_is_read_as_the_same_day(string language) => Gen.Int[0, 36_000].Sample(days =>
    {
        using var _ = new InCulture(language);
        var date = new DateOnly(2000, 1, 1).AddDays(days);
        return DateText.TryParse(Format.Date(date), Cultures.For(language), out var read) && read == date;
    });

    [Theory]
    [InlineData("0026-11-20")]
    [InlineData("20.11.26")]
    [InlineData("20/11/26")]
    [InlineData("11.20.26")]
    [InlineData("20 Nov 26")]
    public void A_year_of_two_digits_is_told_from_a_day(string text) => Assert.True(DateText.HasShortYear(text, Cultures.English));

    [Theory]
    [InlineData("2026-02-31")]
    [InlineData("31.02.2026")]
    [InlineData("11/20/2026")]
    [InlineData("20.11")]
    [InlineData("2026")]
    [InlineData("yesterday")]
    [InlineData("")]
    public void Anything_else_is_no_day(string text)
    {
        Assert.False(DateText.TryParse(text, Cultures.English, out _));
        Assert.False(DateText.HasShortYear(text, Cultures.English));
    }
}
