using System.Globalization;
using CsCheck;
using ErpCrm.Projects.Time;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Tests.Projects.Time;

public sealed class HoursTests
{
    [Theory]
    [InlineData("1.5", 90)]
    [InlineData("1,5", 90)]
    [InlineData(" 1:30 ", 90)]
    [InlineData("90m", 90)]
    [InlineData("90 min", 90)]
    [InlineData("90м", 90)]
    [InlineData("1h 30m", 90)]
    [InlineData("1ч30", 90)]
    [InlineData("1 с 30 м", 90)]
    [InlineData("8", 480)]
    [InlineData("8h", 480)]
    [InlineData(".25", 15)]
    [InlineData(":45", 45)]
    [InlineData("7.", 420)]
    [InlineData("0", 0)]
    [InlineData("", 0)]
    [InlineData(null, 0)]
    public void What_people_type_is_understood(string? typed, int minutes)
    {
        Assert.True(Hours.TryParse(typed, out var parsed));
        Assert.Equal(minutes, parsed);
    }

    [Theory]
    [InlineData("eight")]
    [InlineData("-1")]
    [InlineData("1:75")]
    [InlineData("1.5.2")]
    [InlineData("99999")]
    [InlineData("1h h")]
    [InlineData("m")]
    public void What_is_no_time_is_refused(string typed) => Assert.False(Hours.TryParse(typed, out _));

    [Theory]
    [InlineData("en")]
    [InlineData("ky")]
    [InlineData("ru")]
    public void What_a_cell_shows_is_read_back_as_the_same_minutes(string language)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Cultures.For(language);
        try
        {
            for (var minutes = 0; minutes <= 24 * 60; minutes++)
            {
                Assert.True(Hours.TryParse(Hours.Format(minutes), out var parsed), Hours.Format(minutes));
                Assert.Equal(minutes, parsed);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Clock_and_words_and_minutes_say_the_same() => Gen.Int[0, 24 * 60].Sample(minutes =>
    {
        string[] ways = [$"{minutes}m", $"{minutes / 60}:{minutes % 60:00}", $"{minutes / 60}h {minutes % 60}m",
            $"{minutes / 60}ч {minutes % 60}м"];
        return ways.All(way => Hours.TryParse(way, out var parsed) && parsed == minutes);
    });
}
