using ErpCrm.Ui.Formats;

namespace ErpCrm.Tests.Ui.Formats;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("7.5 h", 450)]
    [InlineData("7,5\u00a0с", 450)]
    [InlineData("7,5 ч", 450)]
    [InlineData("1 ч 30 мин", 90)]
    [InlineData("2 часа", 120)]
    [InlineData("10m", 10)]
    [InlineData("1:05", 65)]
    public void Hours_are_read_with_the_words_of_every_language(string typed, int minutes)
    {
        Assert.True(DurationText.TryParse(typed, out var read));
        Assert.Equal(minutes, read);
    }

    [Theory]
    [InlineData("1.234")]
    [InlineData("1,234.5")]
    [InlineData("1 2")]
    [InlineData("1.5.5")]
    [InlineData("1:5")]
    [InlineData("1:60")]
    [InlineData("1h 75m")]
    [InlineData("1,50,0")]
    [InlineData("١")]
    public void What_is_not_exactly_one_duration_is_refused(string typed) =>
        Assert.False(DurationText.TryParse(typed, out _));
}
