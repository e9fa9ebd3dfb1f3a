using System.Globalization;

namespace ErpCrm.Ui.Formats;

/// <summary>The cultures of the product: English, Kyrgyz and Russian as they are written in business here.</summary>
public static class Cultures
{
    private const string Minus = "\u2212";

    /// <summary><c>en-GB</c>: 1,234.50 and 23 Nov 2026.</summary>
    public static CultureInfo English { get; } = Make("en-GB");

    /// <summary><c>ky-KG</c>: 1 234,50 and 23.11.2026.</summary>
    public static CultureInfo Kyrgyz { get; } = Make("ky-KG");

    /// <summary><c>ru-RU</c>: 1 234,50 and 23.11.2026.</summary>
    public static CultureInfo Russian { get; } = Make("ru-RU");

    /// <summary>All of them; the first is the default.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [English, Kyrgyz, Russian];

    /// <summary>The culture of a language (<c>ky</c>, <c>ky-KG</c>); English when it is unknown.</summary>
    public static CultureInfo For(string? language) => Find(language) ?? English;

    /// <summary>The culture of a language, or null when it is not one of ours.</summary>
    public static CultureInfo? Find(string? language) =>
        language is { Length: >= 2 } ? All.FirstOrDefault(
            c => language.StartsWith(c.TwoLetterISOLanguageName, StringComparison.OrdinalIgnoreCase)) : null;

    /// <summary>The language's own name, for menus.</summary>
    public static string NameOf(CultureInfo culture) => culture.TwoLetterISOLanguageName switch
    {
        "ky" => "Кыргызча",
        "ru" => "Русский",
        _ => "English",
    };

    private static CultureInfo Make(string name)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        // A true minus: a figure never breaks after its sign.
        culture.NumberFormat.NegativeSign = Minus;
        if (name == "en-GB")
        {
            // CLDR writes "Sept".
            string[] months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", ""];
            culture.DateTimeFormat.AbbreviatedMonthNames = months;
            culture.DateTimeFormat.AbbreviatedMonthGenitiveNames = months;
        }
        else
        {
            culture.NumberFormat.NumberGroupSeparator = "\u00a0";
            culture.NumberFormat.CurrencyGroupSeparator = "\u00a0";
            culture.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
        }

        culture.DateTimeFormat.FirstDayOfWeek = DayOfWeek.Monday;
        return CultureInfo.ReadOnly(culture);
    }
}
