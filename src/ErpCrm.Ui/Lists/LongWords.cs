using System.Globalization;

namespace ErpCrm.Ui.Lists;

/// <summary>Long words in the heads of columns may be divided where a syllable begins: otherwise a word makes its
/// column wider than what stands in it, and the table wider than its place.</summary>
internal static class LongWords
{
    private const int Longest = 9;
    private const int Least = 4;
    private const int MostTogether = 12;
    private const string Vowels = "aeiouyаеёиоуүөыэюя";

    // What stands between is no part of the word: who copies or reads it aloud has the word.
    private static readonly Html Break = Html.Raw("<i class=\"shy\"></i>");

    public static Html Of(string text)
    {
        var parts = text.Split(' ').Select(Divided).ToList();
        return parts.TrueForAll(part => part.Count == 1)
            ? Html.Text(text)
            : Html.Of($"<span>{Html.Join(parts.Select(Joined), Html.Text(" "))}</span>");
    }

    private static Html Joined(List<string> part) => Html.Join(part.Select(Html.Text), Break);

    private static List<string> Divided(string word)
    {
        var (parts, start) = (new List<string>(), 0);
        if (word.Length > Longest)
        {
            for (var i = Least; i <= word.Length - Least; i++)
            {
                if (i - start < Least || (!IsSyllable(word, i) && i - start < MostTogether)
                    || char.IsLowSurrogate(word[i]) || IsMark(word[i])) continue;
                parts.Add(word[start..i]);
                start = i;
            }
        }

        parts.Add(word[start..]);
        return parts;
    }

    // Before a consonant between two vowels.
    private static bool IsSyllable(string word, int at) => IsVowel(word[at - 1])
        && char.IsLetter(word[at]) && !IsVowel(word[at]) && at + 1 < word.Length && IsVowel(word[at + 1]);

    private static bool IsVowel(char letter) =>
        Vowels.Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal);

    private static bool IsMark(char letter) => char.GetUnicodeCategory(letter)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
}
