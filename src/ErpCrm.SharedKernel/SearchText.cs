using System.Globalization;
using System.Text;

namespace ErpCrm.SharedKernel;

/// <summary>
/// Text prepared for searching: databases disagree about case and
/// accents (SQLite's <c>LIKE</c> knows only ASCII), so both the stored column and the typed words
/// are normalised here. Quotes, apostrophes and the separators inside numbers are
/// left out, so that no spelling of a name, a phone or a document number hides it.
/// </summary>
public static class SearchText
{
    /// <summary>Length of the columns that hold it.</summary>
    public const int MaxLength = 600;

    private const int MostWords = 8;
    private const string Quotes = "\"«»“”„‟＂‹›";
    private const string Apostrophes = "'’‘‚‛`´′ʼʻʹˈ＇";

    // Letters that normalisation leaves as they are, and people without that key on their keyboard write like this.
    private static readonly Dictionary<char, string> Plain = new()
    {
        ['ө'] = "о", ['ү'] = "у", ['ұ'] = "у", ['ң'] = "н", ['қ'] = "к", ['ғ'] = "г", ['һ'] = "х", ['ә'] = "а",
        ['і'] = "и", ['є'] = "е", ['ґ'] = "г", ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ø'] = "o", ['ł'] = "l",
        ['đ'] = "d", ['ð'] = "d", ['þ'] = "th", ['ı'] = "i",
    };

    /// <summary>Joins the parts, lower case, without accents, single blanks, cut to <see cref="MaxLength"/>.</summary>
    public static string Of(params string?[] parts)
    {
        var folded = Fold(string.Join(' ', parts.Where(part => !string.IsNullOrWhiteSpace(part))));
        var text = new StringBuilder(folded.Length);
        for (var i = 0; i < folded.Length; i++)
        {
            var kept = Kept(folded[i], text.Length > 0 ? text[^1] : ' ', i + 1 < folded.Length ? folded[i + 1] : ' ');
            if (kept == '\0' || (kept == ' ' && (text.Length == 0 || text[^1] == ' '))) continue;
            text.Append(kept);
        }

        var result = text.ToString().TrimEnd();
        return result.Length <= MaxLength ? result : result[..MaxLength];
    }

    /// <summary>The typed words, each to be contained in the stored text;
    /// what stands in quotes is one of them. At most eight.</summary>
    public static IReadOnlyList<string> Words(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return [];
        var words = new List<string>();
        var parts = typed.Split([.. Quotes]);
        for (var i = 0; i < parts.Length; i++)
        {
            var part = Of(parts[i]);
            // Every second part stands between two quotes; the last one only if its quote was closed.
            var isPhrase = i % 2 == 1 && i < parts.Length - 1;
            words.AddRange(isPhrase ? [part] : part.Split(' '));
        }

        return [.. words.Where(word => word.Length > 0).Select(WithoutExitCode).Take(MostWords)];
    }

    /// <summary>The letters and digits of a number that is written in
    /// groups: <c>0120 0319-95</c> is found as <c>0120031995</c>.</summary>
    public static string Compact(string? number) => string.Concat((number ?? "").Where(char.IsLetterOrDigit));

    /// <summary>Lower case, without accents, quotes and apostrophes; one kind of dash and of blank.</summary>
    public static string Fold(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Quotes.Contains(c) || Apostrophes.Contains(c)) continue;
            plain.Append(
                CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation || c == '−' ? '-' : c);
        }

        var folded = new StringBuilder(plain.Length);
        foreach (var c in plain.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                continue;
            var lower = char.ToLowerInvariant(c);
            if (Plain.TryGetValue(lower, out var letters)) folded.Append(letters);
            else folded.Append(char.IsWhiteSpace(lower) || char.IsControl(lower) ? ' ' : lower);
        }

        return folded.ToString();
    }

    // What becomes of a character between two others: itself, a blank, or nothing ('\0').
    private static char Kept(char c, char before, char after) => c switch
    {
        '-' when IsNumber(before, after) => '\0',
        '-' => ' ',
        '.' or ',' or '/' or ':' when char.IsDigit(before) && char.IsDigit(after) => '\0',
        '.' => char.IsLetterOrDigit(after) ? '.' : ' ',
        '(' or ')' or '[' or ']' => char.IsDigit(before) || char.IsDigit(after) ? '\0' : ' ',
        '+' when before == ' ' && (char.IsDigit(after) || after is '(' or ' ') => '\0',
        ',' or ';' or ':' or '/' or '!' or '?' or '|' => ' ',
        _ => c,
    };

    // A dash that holds together the parts of a number, or the letters and digits of a code.
    private static bool IsNumber(char before, char after) =>
        char.IsLetterOrDigit(before) && (char.IsDigit(after) || (after == '(' && char.IsDigit(before))
            || (char.IsDigit(before) && char.IsLetter(after)));

    // 00996… is +996….
    private static string WithoutExitCode(string word) =>
        word.Length > 11 && word.StartsWith("00", StringComparison.Ordinal) && word.All(char.IsDigit)
            ? word[2..]
            : word;
}
