using System.Globalization;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Ui.Localization;

/// <summary>What is worded until this ends is in a language, figures and days with it.</summary>
public sealed class Speaking : IDisposable
{
    private readonly CultureInfo _figures = CultureInfo.CurrentCulture;
    private readonly CultureInfo _words = CultureInfo.CurrentUICulture;

    public Speaking(string? language) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.For(language);

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_figures, _words);
}
