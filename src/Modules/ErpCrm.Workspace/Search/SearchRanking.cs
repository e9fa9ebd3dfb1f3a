namespace ErpCrm.Workspace.Search;

/// <summary>Which of the found stand first.</summary>
internal static class SearchRanking
{
    private const int Exact = 100;
    private const int TitleBegins = 60;
    private const int WordBegins = 30;

    /// <summary>The best first; of those that fit alike what is open, then the latest.</summary>
    public static IEnumerable<SearchCandidate> Of(IEnumerable<SearchCandidate> found, IReadOnlyList<SearchWord> words)
    {
        var typed = string.Join(' ', words.Select(word => word.Spellings[0]));
        return found.DistinctBy(candidate => candidate.Id)
            .Select(candidate => (Candidate: candidate, Score: ScoreOf(candidate.Title, typed, words)))
            .OrderByDescending(c => c.Score)
            .ThenBy(c => c.Candidate.IsOver)
            .ThenByDescending(c => c.Candidate.Recency)
            .ThenByDescending(c => c.Candidate.Id)
            .Select(c => c.Candidate);
    }

    internal static int ScoreOf(string title, string typed, IReadOnlyList<SearchWord> words)
    {
        var written = title.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? title.AsSpan(0, end) : title;
        if (written.SequenceEqual(typed)) return Exact;
        if (words[0].Spellings.Any(spelling => SearchWords.Begins(title, spelling))) return TitleBegins;
        return words.Any(word => word.Spellings.Any(spelling => SearchWords.BeginsIn(title, spelling)))
            ? WordBegins
            : 0;
    }
}
