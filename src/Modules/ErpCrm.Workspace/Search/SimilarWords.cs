namespace ErpCrm.Workspace.Search;

/// <summary>Words with a slip of the finger: most of their three-letter parts are the same.</summary>
internal static class SimilarWords
{
    private const int Fewest = 4;
    private const double Enough = 0.5;
    private const int MostLetters = 2;

    /// <summary>Parts of a word of which a single slip leaves one whole; nothing where a word is too short.</summary>
    public static IReadOnlyList<string> PartsOf(IReadOnlyList<SearchWord> words) => words.All(CanSlip)
        ? [.. words.MaxBy(word => word.Spellings[0].Length)!.Spellings.SelectMany(Halves).Distinct()]
        : [];

    /// <summary>Whether every typed word is like one of the text's.</summary>
    public static bool AreIn(string text, IReadOnlyList<SearchWord> words)
    {
        var kept = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return words.All(word => word.StandsIn(text, text)
            || word.Spellings.Any(spelling => kept.Any(other => AreAlike(spelling, other))));
    }

    internal static bool AreAlike(string typed, string other)
    {
        if (Math.Abs(typed.Length - other.Length) > MostLetters || typed.Length < Fewest) return false;
        var (mine, theirs) = (Grams(typed), Grams(other));
        var common = mine.Intersect(theirs).Count();
        return 2.0 * common / (mine.Count + theirs.Count) >= Enough || IsOneSlip(typed, other);
    }

    private static bool CanSlip(SearchWord word) => word.Spellings[0].Length >= Fewest;

    private static IEnumerable<string> Halves(string word)
    {
        if (word.Length < Fewest) yield break;
        var length = Math.Max(SearchWord.Gram, word.Length / 2);
        yield return word[..length];
        yield return word[^Math.Max(SearchWord.Gram, word.Length - length)..];
    }

    // Word ends count: the first letter of a word is seldom wrong.
    private static HashSet<string> Grams(string word)
    {
        var ended = $" {word} ";
        return [.. Enumerable.Range(0, ended.Length - SearchWord.Gram + 1)
            .Select(i => ended.Substring(i, SearchWord.Gram))];
    }

    // Two letters that changed places, one that is another, missing or too many.
    private static bool IsOneSlip(string typed, string other)
    {
        var (start, end) = (0, 0);
        while (start < typed.Length && start < other.Length && typed[start] == other[start]) start++;
        var shorter = Math.Min(typed.Length, other.Length);
        while (end < shorter - start && typed[^(end + 1)] == other[^(end + 1)]) end++;
        var (mine, theirs) = (typed[start..^end], other[start..^end]);
        return (mine.Length <= 1 && theirs.Length <= 1)
            || (mine.Length == 2 && theirs.Length == 2 && mine[0] == theirs[1] && mine[1] == theirs[0]);
    }
}
