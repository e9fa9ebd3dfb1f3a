using System.Globalization;
using System.Text;

namespace ErpCrm.Documents;

/// <summary>
/// Joins Arabic letters: each is replaced by the form (isolated,
/// final, initial, medial) that its neighbours ask for, as Unicode's presentation
/// forms hold them, so that a font without a shaping engine draws whole words.
/// </summary>
internal static class ArabicLetters
{
    private const char Tatweel = '\u0640';
    private const char NonJoiner = '\u200C';
    private const char Joiner = '\u200D';
    private const char Lam = '\u0644';
    private const char AlefMaksura = '\u0649';
    private static readonly Dictionary<char, char[]> Forms = ReadForms();

    // Lam with alef is one sign: isolated; the final one follows it.
    private static readonly Dictionary<char, char> LamWith = new()
    {
        ['\u0622'] = '\uFEF5',
        ['\u0623'] = '\uFEF7',
        ['\u0625'] = '\uFEF9',
        ['\u0627'] = '\uFEFB',
    };

    /// <summary>The text in its reading order, with joined letters.</summary>
    public static string Joined(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0600', '\u06FF')) return text;
        var joined = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var before = NeighbourBefore(text, i) is var at and >= 0 && JoinsNext(text[at]);
            if (text[i] == Lam && i + 1 < text.Length && LamWith.TryGetValue(text[i + 1], out var ligature))
            {
                joined.Append(before ? (char)(ligature + 1) : ligature);
                i++;
                continue;
            }

            joined.Append(FormOf(text[i], before,
                NeighbourAfter(text, i) is var next && next < text.Length && JoinsPrevious(text[next])));
        }

        return joined.ToString();
    }

    private static char FormOf(char letter, bool joinsBefore, bool joinsAfter) =>
        Forms.TryGetValue(letter, out var forms)
        ? (joinsBefore, joinsAfter && forms.Length == 4) switch
        {
            (true, true) => forms[3],
            (false, true) => forms[2],
            (true, false) when forms.Length > 1 => forms[1],
            _ => forms[0],
        }
        : letter;

    private static bool JoinsNext(char c) =>
        c is Tatweel or Joiner || (Forms.TryGetValue(c, out var forms) && forms.Length == 4);

    private static bool JoinsPrevious(char c) =>
        c is Tatweel or Joiner || (Forms.TryGetValue(c, out var forms) && forms.Length > 1);

    private static int NeighbourBefore(string text, int at)
    {
        do at--;
        while (at >= 0 && IsMark(text[at]));
        // An alef behind lam has been drawn with it and joins nothing.
        return at;
    }

    private static int NeighbourAfter(string text, int at)
    {
        do at++;
        while (at < text.Length && IsMark(text[at]));
        return at;
    }

    private static bool IsMark(char c) =>
        c != NonJoiner && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    // Within a letter the forms stand in one order: isolated, final,
    // initial, medial. Alef maksura has its last two elsewhere.
    private static Dictionary<char, char[]> ReadForms()
    {
        var forms = Enumerable.Range(0xFB50, 0xFBFF - 0xFB50 + 1).Concat(Enumerable.Range(0xFE80, 0xFEF4 - 0xFE80 + 1))
            .Select(code => (Form: (char)code, Letter: ((char)code).ToString().Normalize(NormalizationForm.FormKC)))
            .Where(f => f.Letter.Length == 1 && f.Letter[0] is >= '\u0600' and <= '\u06FF')
            .GroupBy(f => f.Letter[0], f => f.Form)
            .ToDictionary(g => g.Key, g => g.ToArray());
        forms[AlefMaksura] = ['\uFEEF', '\uFEF0', '\uFBE8', '\uFBE9'];
        return forms;
    }
}
