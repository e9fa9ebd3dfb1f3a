using System.Globalization;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Tests.Ui;

/// <summary>Runs a test in one of the product's languages.</summary>
internal sealed class InCulture : IDisposable
{
    private readonly (CultureInfo Format, CultureInfo Text) _before = (CultureInfo.CurrentCulture,
        CultureInfo.CurrentUICulture);

    public InCulture(string language) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.For(language);

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _before;
}
