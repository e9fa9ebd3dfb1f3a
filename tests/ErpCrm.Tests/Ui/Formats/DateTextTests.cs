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
    [InlineData("20 ноября 2026 г.")]
    [InlineData("20 нояб. 2026")]
    [InlineData("20-ноябрь, 2026-ж.")]
    [InlineData("20. November 2026")]
    public void A_day_is_read_as_people_type_it_whatever_language_the_page_is_in(string text)
    {
        Assert.True(DateText.TryParse(text, out var date));
        Assert.Equal(new DateOnly(2026, 11, 20), date);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ky")]
    [InlineData("ru")]
    public void A_day_with_the_name_of_its_month_is_read_on_a_page_of_any_language(string language) =>
        Gen.Int[0, 36_000].Sample(days =>
        {
            var date = new DateOnly(2000, 1, 1).AddDays(days);
            return DateText.TryParse(date.ToString("d MMMM yyyy", Cultures.For(language)), out var read)
                && read == date;
        });

    [Theory]
    [InlineData("en")]
    [InlineData("ky")]
    [InlineData("ru")]
    public void What_a_page_shows_is_read_as_the_same_day(string language) => Gen.Int[0, 36_000].Sample(days =>
    {
        using var _ = new InCulture(language);
        var date = new DateOnly(2000, 1, 1).AddDays(days);
        return DateText.TryParse(Format.Date(date), out var read) && read == date;
    });

    [Theory]
    [InlineData("0026-11-20")]
    [InlineData("20.11.26")]
    [InlineData("20/11/26")]
    [InlineData("11.20.26")]
    [InlineData("20 Nov 26")]
    [InlineData("20 ноября 26")]
    public void A_year_of_two_digits_is_told_from_a_day(string text) => Assert.True(DateText.HasShortYear(text));

    [Theory]
    [InlineData("2026-02-31")]
    [InlineData("31.02.2026")]
    [InlineData("11/20/2026")]
    [InlineData("20.11")]
    [InlineData("2026")]
    [InlineData("yesterday")]
    [InlineData("20 но 2026")]
    [InlineData("31 февраля 2026")]
    [InlineData("20 novembro 2026")]
    [InlineData("")]
    public void Anything_else_is_no_day(string text)
    {
        Assert.False(DateText.TryParse(text, out _));
        Assert.False(DateText.HasShortYear(text));
    }
}
