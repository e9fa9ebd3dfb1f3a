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

    // What is written in Latin letters for the same sounds.
    private static readonly Dictionary<char, string> Same = new()
    {
        ['x'] = "h", ['y'] = "i", ['w'] = "v", ['q'] = "k",
    };

    /// <param name="folded">As <see cref="SearchText"/> folds it.</param>
    public static string Of(string folded)
    {
        var latin = new StringBuilder(folded.Length + 8);
        for (var i = 0; i < folded.Length; i++)
        {
            var isH = i + 1 < folded.Length && folded[i + 1] == 'h';
            if (isH && (folded[i] is 'k' or 'z'))
            {
                latin.Append(folded[i] == 'k' ? 'h' : 'j');
                i++;
            }
            else if (Letters.TryGetValue(folded[i], out var letters) || Same.TryGetValue(folded[i], out letters))
            {
                latin.Append(letters);
            }
            else
            {
                latin.Append(folded[i]);
            }
        }

        // ö and ü are written so too.
        return latin.Replace("oe", "o").Replace("ue", "u").ToString();
    }
}
