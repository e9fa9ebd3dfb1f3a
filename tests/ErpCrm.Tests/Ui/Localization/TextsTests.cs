using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Tests.Ui.Localization;

public sealed class TextsTests
{
    [Theory]
    [InlineData("en", 1, "1 invoice")]
    [InlineData("en", 0, "0 invoices")]
    [InlineData("en", 21, "21 invoices")]
    [InlineData("ru", 1, "1 счёт")]
    [InlineData("ru", 3, "3 счёта")]
    [InlineData("ru", 5, "5 счетов")]
    [InlineData("ru", 11, "11 счетов")]
    [InlineData("ru", 12, "12 счетов")]
    [InlineData("ru", 21, "21 счёт")]
    [InlineData("ru", 112, "112 счетов")]
    [InlineData("ru", 122, "122 счёта")]
    [InlineData("ky", 1, "1 эсеп")]
    [InlineData("ky", 7, "7 эсеп")]
    public void Counts_take_the_form_of_the_language(string language, int count, string expected)
    {
        using var _ = new InCulture(language);
        Assert.Equal(expected, new Dictionary().Count("{0} invoice|{0} invoices", count));
    }

    [Fact]
    public void A_refusal_writes_its_values_as_the_reader_does()
    {
        using var _ = new InCulture("ru");
        var refusal = new BusinessRuleException("{0} is more than {1} on {2}.", new Money(1500m, "KGS"), 12.5m,
            new DateOnly(2026, 11, 23));
        Assert.Equal("1 500,00 сом больше 12,5 на 23.11.2026.", refusal.Of(new Dictionary()).Replace('\u00a0', ' '));
    }

    [Theory]
    [InlineData("DueOn", "Due on")]
    [InlineData("CompanyId", "Company")]
    [InlineData("VAT", "VAT")]
    public void A_property_is_named_in_words(string property, string words) =>
        Assert.Equal(words, Texts.Words(property));

    private sealed class Dictionary : IStringLocalizer
    {
        private static readonly Dictionary<string, string> Russian = new()
        {
            ["{0} invoice|{0} invoices"] = "{0} счёт|{0} счёта|{0} счетов",
            ["{0} is more than {1} on {2}."] = "{0} больше {1} на {2}."
        };
        private static readonly Dictionary<string, string> Kyrgyz = new() { ["{0} invoice|{0} invoices"] = "{0} эсеп" };

        public LocalizedString this[string name] => new(name,
            (System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName switch
            {
                "ru" => Russian,
                "ky" => Kyrgyz,
                _ => []
            }).GetValueOrDefault(name, name));

        public LocalizedString this[string name, params object[] arguments] =>
            new(name, string.Format(System.Globalization.CultureInfo.CurrentCulture, this[name].Value, arguments));

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
