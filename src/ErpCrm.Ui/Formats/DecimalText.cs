using System.Globalization;

namespace ErpCrm.Ui.Formats;

/// <summary>Reads numbers as people type them: <c>1 234,50</c>, <c>1,234.50</c>, <c>1234.5</c>.</summary>
public static class DecimalText
{
    /// <summary>
    /// Reads a number. Of two kinds of separators the last is the decimal one; a repeated separator groups thousands; a single one
    /// groups only when it is the culture's group separator before exactly three digits.
    /// </summary>
    public static bool TryParse(string? text, CultureInfo culture, out decimal value)
    {
        value = 0;
        var plain = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('\'' or '’'))).Replace('\u2212', '-');
        if (plain.Length == 0) return false;

        var at = DecimalSeparator(plain, culture);
        var whole = at < 0 ? plain : plain[..at];
        var fraction = at < 0 ? "" : plain[(at + 1)..];
        whole = whole.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        return decimal.TryParse($"{whole}.{fraction}", NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    private static int DecimalSeparator(string text, CultureInfo culture)
    {
        var last = text.LastIndexOfAny([',', '.']);
        if (last < 0) return -1;

        var separator = text[last];
        var hasOther = text.Contains(separator == ',' ? '.' : ',', StringComparison.Ordinal);
        if (text.IndexOf(separator, StringComparison.Ordinal) != last) return -1;
        return !hasOther && GroupsThousands(text, last, culture) ? -1 : last;
    }

    private static bool GroupsThousands(string text, int at, CultureInfo culture)
    {
        var before = text[..at].TrimStart('-', '+');
        return culture.NumberFormat.NumberGroupSeparator == text[at].ToString()
            && text.Length - at == 4
            && before.Length is >= 1 and <= 3
            && before[0] != '0';
    }
}
