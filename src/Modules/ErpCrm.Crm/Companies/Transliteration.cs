using System.Text;

namespace ErpCrm.Crm.Companies;

/// <summary>Names in Latin letters, as they sound: not for reading, only for comparing.</summary>
internal static class Transliteration
{
    private static readonly Dictionary<char, string> Letters = new()
    {
        ['а'] = "a", ['б'] = "b", ['в'] = "v", ['г'] = "g", ['д'] = "d", ['е'] = "e", ['ж'] = "j", ['з'] = "z",
        ['и'] = "i", ['к'] = "k", ['л'] = "l", ['м'] = "m",
        ['н'] = "n", ['о'] = "o", ['п'] = "p", ['р'] = "r", ['с'] = "s", ['т'] = "t", ['у'] = "u", ['ф'] = "f",
        ['х'] = "h", ['ц'] = "ts", ['ч'] = "ch", ['ш'] = "sh",
        ['щ'] = "sh", ['ъ'] = "", ['ы'] = "i", ['ь'] = "", ['э'] = "e", ['ю'] = "iu", ['я'] = "ia", ['і'] = "i",
        ['є'] = "e",
    };

    // Longer spellings first.
    private static readonly (string From, string To)[] Spellings =
    [
        ("shch", "sh"), ("sch", "sh"), ("dzh", "j"), ("zh", "j"), ("kh", "h"), ("ph", "f"), ("ck", "k"), ("ch", "ч"),
        ("c", "k"), ("ч", "ch"), ("q", "k"), ("x", "ks"), ("w", "v"), ("y", "i"),
    ];

    /// <param name="text">Lower case.</param>
    public static string Of(string text)
    {
        var latin = string.Concat(text.Select(c => Letters.GetValueOrDefault(c) ?? c.ToString()));
        foreach (var (from, to) in Spellings) latin = latin.Replace(from, to, StringComparison.Ordinal);

        // Doubled letters are written or not; digits are not letters.
        var sound = new StringBuilder(latin.Length);
        foreach (var c in latin)
        {
            if (sound.Length == 0 || sound[^1] != c || !char.IsLetter(c)) sound.Append(c);
        }

        return sound.ToString();
    }
}
