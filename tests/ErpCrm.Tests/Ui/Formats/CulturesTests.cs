using ErpCrm.Ui.Formats;

namespace ErpCrm.Tests.Ui.Formats;

public sealed class CulturesTests
{
    [Theory]
    [InlineData("ky", "ky-KG")]
    [InlineData("ru-KG", "ru-RU")]
    [InlineData("en-US", "en-GB")]
    [InlineData("de", "en-GB")]
    [InlineData(null, "en-GB")]
    public void Every_language_has_a_culture(string? language, string culture) =>
        Assert.Equal(culture, Cultures.For(language).Name);

    [Fact]
    public void Weeks_begin_on_monday_and_minus_is_a_minus() => Assert.All(Cultures.All, culture =>
    {
        Assert.Equal(DayOfWeek.Monday, culture.DateTimeFormat.FirstDayOfWeek);
        Assert.Equal("\u2212", culture.NumberFormat.NegativeSign);
    });
}
