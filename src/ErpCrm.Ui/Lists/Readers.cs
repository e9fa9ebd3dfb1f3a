using System.Globalization;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Ui.Lists;

/// <summary>How values of an address are read.</summary>
public static class Readers
{
    public static bool Id(string text, out Guid? value)
    {
        value = Guid.TryParse(text, out var id) ? id : null;
        return value is not null;
    }

    public static bool Choice<TChoice>(string text, out TChoice value)
        where TChoice : struct, Enum => Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value);

    public static bool Day(string text, out DateOnly value) => DateText.TryParse(text, CultureInfo.CurrentCulture, out value);

    public static bool Text(string text, out string value)
    {
        value = text;
        return text.Length > 0;
    }

    public static bool Flag(string text, out bool value) => bool.TryParse(text, out value) && value;
}
