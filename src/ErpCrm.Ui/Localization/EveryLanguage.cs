using System.Globalization;
using ErpCrm.Ui.Formats;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.Localization;

public static class EveryLanguage
{
    /// <summary>A word as it is in every language, whatever the reader's is.</summary>
    public static IReadOnlyList<string> InAll(this IStringLocalizer texts, string word)
    {
        var reading = CultureInfo.CurrentUICulture;
        var said = new HashSet<string>(StringComparer.Ordinal) { word };
        foreach (var culture in Cultures.All)
        {
            CultureInfo.CurrentUICulture = culture;
            said.Add(texts[word].Value);
        }

        CultureInfo.CurrentUICulture = reading;
        return [.. said];
    }
}
