namespace ErpCrm.Crm.Companies;

/// <summary>Letters of two alphabets that look the same: nobody sees which of them stands in a name.</summary>
internal static class LookAlikes
{
    private const string Latin = "aceopxykmtbhsj";
    private const string Cyrillic = "асеорхукмтвнѕј";

    private static readonly Dictionary<char, char> ToCyrillic =
        Latin.Zip(Cyrillic).Concat("αορχκτβηεμ".Zip("аорхктвнем")).ToDictionary(pair => pair.Item1, pair => pair.Item2);
    private static readonly Dictionary<char, char> ToLatin = Cyrillic.Zip(Latin).Concat([('і', 'i')])
        .ToDictionary(pair => pair.Item1, pair => pair.Item2);

    /// <summary>One letter for all that look like it.</summary>
    public static string Fold(string text) =>
        string.Concat(text.Select(c => c == 'і' ? 'i' : ToCyrillic.GetValueOrDefault(c, c)));

    /// <summary>The word in the alphabet that most of its letters are of.</summary>
    public static string InOneAlphabet(string word)
    {
        var (cyrillic, latin) = (word.Count(IsCyrillic), word.Count(char.IsAsciiLetter));
        if (cyrillic == 0 || latin == 0) return word;
        var letters = cyrillic > latin ? ToCyrillic : ToLatin;
        return string.Concat(word.Select(c => letters.GetValueOrDefault(c, c)));
    }

    public static bool IsCyrillic(char c) => c is >= 'Ѐ' and <= 'ӿ';
}
