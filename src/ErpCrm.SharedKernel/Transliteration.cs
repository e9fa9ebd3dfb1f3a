using System.Text;

namespace ErpCrm.SharedKernel;

/// <summary>
/// One Latin spelling for all that people write: «Бишкек», <c>Bishkek</c>; «Жылдыз», <c>Jyldyz</c> and <c>Zhyldyz</c>.
/// Not for reading: it exists to be compared.
/// </summary>
public static class Transliteration
{
    private static readonly Dictionary<char, string> Letters = new()
    {
        ['а'] = "a", ['б'] = "b", ['в'] = "v", ['г'] = "g", ['д'] = "d", ['е'] = "e", ['ж'] = "j", ['з'] = "z",
        ['и'] = "i", ['к'] = "k", ['л'] = "l", ['м'] = "m", ['н'] = "n", ['о'] = "o", ['п'] = "p", ['р'] = "r",
        ['с'] = "s", ['т'] = "t", ['у'] = "u", ['ф'] = "f", ['х'] = "h", ['ц'] = "ts", ['ч'] = "ch", ['ш'] = "sh",
        ['щ'] = "shch", ['ъ'] = "", ['ы'] = "i", ['ь'] = "", ['э'] = "e", ['ю'] = "iu", ['я'] = "ia",
    };

    // Latin letters that are written for the same sound.
    private static readonly (string Written, string Kept)[] Same =
        [("kh", "h"), ("zh", "j"), ("oe", "o"), ("ue", "u"), ("x", "h"), ("y", "i"), ("w", "v"), ("q", "k")];

    /// <param name="folded">As <see cref="SearchText"/> folds it.</param>
    public static string Of(string folded)
    {
        var latin = new StringBuilder(folded.Length + 8);
        foreach (var letter in folded)
        {
            if (Letters.TryGetValue(letter, out var letters)) latin.Append(letters);
            else latin.Append(letter);
        }

        foreach (var (written, kept) in Same) latin.Replace(written, kept);
        return latin.ToString();
    }
}
