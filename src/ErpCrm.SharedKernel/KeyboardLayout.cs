namespace ErpCrm.SharedKernel;

/// <summary>What was typed with the other keyboard layout chosen: <c>ghbdtn</c> is «привет».</summary>
public static class KeyboardLayout
{
    private const string Latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
    private const string Cyrillic = "йцукенгшщзхъфывапролджэячсмитьбюё";

    /// <summary>The same keys on the other layout; null when the text says nothing there.</summary>
    public static string? Other(string typed)
    {
        var other = string.Concat(typed.ToLowerInvariant().Select(key => Other(key)));
        return other.Any(char.IsLetter) && !string.Equals(other, typed, StringComparison.OrdinalIgnoreCase)
            ? other
            : null;
    }

    private static char Other(char key)
    {
        if (Latin.IndexOf(key, StringComparison.Ordinal) is >= 0 and var latin) return Cyrillic[latin];
        return Cyrillic.IndexOf(key, StringComparison.Ordinal) is >= 0 and var cyrillic ? Latin[cyrillic] : key;
    }
}
