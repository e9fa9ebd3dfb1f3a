using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Tests.Ui.Formats;

public sealed class FormatTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    // Written with ordinary spaces here; the product uses no-break ones so that a figure never wraps.
    private static void Same(string expected, string actual) => Assert.Equal(expected, actual.Replace('\u00a0', ' '));

    [Theory]
    [InlineData("en", "KGS", "KGS 317,072.00", "KGS −317,072.00")]
    [InlineData("ky", "KGS", "317 072,00 сом", "−317 072,00 сом")]
    [InlineData("ru", "KGS", "317 072,00 сом", "−317 072,00 сом")]
    [InlineData("en", "USD", "$317,072.00", "−$317,072.00")]
    [InlineData("ru", "USD", "317 072,00 $", "−317 072,00 $")]
    [InlineData("en", "EUR", "EUR 317,072.00", "EUR −317,072.00")]
    [InlineData("en", "JPY", "JPY 317,072", "JPY −317,072")]
    [InlineData("en", "KWD", "KWD 317,072.000", "KWD −317,072.000")]
    public void Money_is_written_as_the_language_writes_it(string language, string currency, string positive,
        string negative)
    {
        using var _ = new InCulture(language);
        Same(positive, Format.Money(317072m, currency));
        Same(negative, Format.Money(new Money(-317072m, currency)));
    }

    [Fact]
    public void Money_that_rounds_to_nothing_has_no_sign()
    {
        using var _ = new InCulture("en");
        Same("KGS 0.00", Format.Money(-0.004m, "KGS"));
        Same("0", Format.Number(-0.4m));
    }

    [Theory]
    [InlineData("en", "1,234,567.89", "38.6%", "3.78M", "331k", "1k")]
    [InlineData("ky", "1 234 567,89", "38,6%", "3,78 млн", "331 миң", "1 миң")]
    [InlineData("ru", "1 234 567,89", "38,6%", "3,78 млн", "331 тыс.", "1 тыс.")]
    public void Figures_are_grouped_and_shortened(string language, string number, string percent, string millions,
        string thousands, string thousand)
    {
        using var _ = new InCulture(language);
        Same(number, Format.Number(1234567.89m, 2));
        Same(percent, Format.Percent(.386m, 1));
        Same(millions, Format.Compact(3_780_000m));
        Same(thousands, Format.Compact(331_000m));
        Same(thousand, Format.Compact(999.9m));
    }

    [Theory]
    [InlineData("en", "23 Nov 2026", "23 Nov", "Monday, 23 November", "Nov", "November 2026", "Week 48", "Mon")]
    [InlineData("ky", "23.11.2026", "23.11", "23-ноябрь, дүйшөмбү", "ноя", "2026-жыл, ноябрь", "48-апта", "дш")]
    [InlineData("ru", "23.11.2026", "23.11", "понедельник, 23 ноября", "ноя", "ноябрь 2026", "48-я нед.", "пн")]
    public void Dates_are_written_as_the_language_writes_them(string language, string date, string day, string longDay,
        string month, string monthYear, string week, string weekday)
    {
        using var _ = new InCulture(language);
        Assert.Equal(date, Format.Date(Day));
        Assert.Equal(day, Format.Day(Day));
        Assert.Equal(longDay, Format.Long(Day));
        Assert.Equal(month, Format.Month(Day));
        Assert.Equal(monthYear, Format.MonthYear(Day));
        Assert.Equal(week, Format.Week(Day));
        Assert.Equal(weekday, Format.Weekday(Day));
    }

    [Fact]
    public void September_has_three_letters_in_english()
    {
        using var _ = new InCulture("en");
        Assert.Equal("7 Sep 2026", Format.Date(new DateOnly(2026, 9, 7)));
    }

    [Fact]
    public void The_first_days_of_january_may_belong_to_the_last_week_of_the_year_before()
    {
        using var _ = new InCulture("en");
        Assert.Equal("Week 53", Format.Week(new DateOnly(2027, 1, 1)));
    }

    [Theory]
    [InlineData("en", "7.5 h")]
    [InlineData("ky", "7,5 с")]
    [InlineData("ru", "7,5 ч")]
    public void Durations_are_hours(string language, string hours)
    {
        using var _ = new InCulture(language);
        Same(hours, Format.Hours(450));
    }

    [Fact]
    public void Nothing_is_a_dash()
    {
        Assert.Equal("–", Format.Date(null));
        Assert.Equal("–", Format.Day(null));
        Assert.Equal("–", Format.Percent(null));
        Assert.Equal("–", Format.Figure(null));
        Assert.Equal("–", Format.Figure(0.2m));
    }

    [Fact]
    public void An_instant_is_shown_by_the_readers_clock()
    {
        using var _ = new InCulture("en");
        Assert.Equal("24 Nov 2026, 01:30",
            Format.Moment(new DateTime(2026, 11, 23, 19, 30, 0), TimeZoneInfo.FindSystemTimeZoneById("Asia/Bishkek")));
    }

    [Theory]
    [InlineData("Aida Bekova", "AB")]
    [InlineData("ОсОО «Ала-Тоо Логистик»", "ОА")]
    [InlineData("élan", "É")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Initials_are_the_first_letters_of_two_words(string? name, string initials) =>
        Assert.Equal(initials, Format.Initials(name));
}
