using ErpCrm.SharedKernel;

namespace ErpCrm.Workspace.Search;

/// <summary>A typed word.</summary>
/// <param name="Spellings">Folded, and as one Latin spelling: one of them stands in what is found.</param>
/// <param name="IsBeginning">Nothing long enough is looked for with it: a word of the title begins so.</param>
internal sealed record SearchWord(IReadOnlyList<string> Spellings, bool IsBeginning = false)
{
    /// <summary>Letters that the index knows together.</summary>
    public const int Gram = 3;

    /// <summary>Too short to be looked for inside of words.</summary>
    public bool IsShort => !Spellings[0].EnumerateRunes().Skip(Gram - 1).Any();

    public static SearchWord Of(string folded)
    {
        var latin = Transliteration.Of(folded);
        return new SearchWord(latin == folded || latin.Length < Math.Min(Gram, folded.Length)
            ? [folded]
            : [folded, latin]);
    }

    public bool StandsIn(string title, string text) => IsBeginning
        ? Spellings.Any(spelling => SearchWords.BeginsIn(title, spelling))
        : Spellings.Any(spelling => text.Contains(spelling, StringComparison.Ordinal));
}

/// <summary>How words are kept and compared.</summary>
internal static class SearchWords
{
    /// <summary>Between the words as they are written and those that have another Latin spelling.</summary>
    public const string Line = "\n ";

    /// <summary>Typed words, each with its spellings.</summary>
    public static IReadOnlyList<SearchWord> Of(string typed)
    {
        var words = SearchText.Words(typed).Select(SearchWord.Of).ToList();
        return words.TrueForAll(word => word.IsShort)
            ? words.ConvertAll(word => word with { IsBeginning = true })
            : words;
    }

    /// <summary>A folded text, and the Latin spellings of its words.</summary>
    public static string Keys(string folded, int length)
    {
        var latin = folded.Split(' ').Where(word => word.Length > 0)
            .Select(word => (Word: word, Latin: Transliteration.Of(word)))
            .Where(word => word.Latin != word.Word && word.Latin.Length > 0)
            .Select(word => word.Latin).Distinct();
        return Cut(string.Join(' ', latin) is { Length: > 0 } spelled ? folded + Line + spelled : folded, length);
    }

    /// <summary>A folded title, and the whole of it in its Latin spelling: both begin as the title does.</summary>
    public static string TitleKeys(string folded, int length) =>
        Cut(Transliteration.Of(folded) is var latin && latin != folded ? folded + Line + latin : folded, length);

    private static string Cut(string keys, int length)
    {
        if (keys.Length > length) keys = keys[..(char.IsHighSurrogate(keys[length - 1]) ? length - 1 : length)];
        return keys.TrimEnd();
    }

    /// <summary>Whether a word of the kept text begins so.</summary>
    public static bool BeginsIn(string kept, string word) =>
        kept.StartsWith(word, StringComparison.Ordinal) || kept.Contains(' ' + word, StringComparison.Ordinal);

    /// <summary>Whether the kept text itself begins so, in either script.</summary>
    public static bool Begins(string kept, string word) =>
        kept.StartsWith(word, StringComparison.Ordinal) || kept.Contains(Line + word, StringComparison.Ordinal);
}
