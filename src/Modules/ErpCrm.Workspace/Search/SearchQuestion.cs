namespace ErpCrm.Workspace.Search;

/// <summary>What the index is asked for.</summary>
/// <param name="Words">All of them stand in what is found; at least one.</param>
/// <param name="Kinds">Numbers of the kinds that the reader may see some records of.</param>
/// <param name="PerKind">How many of each kind are looked at, the latest first.</param>
internal sealed record SearchQuestion(IReadOnlyList<SearchWord> Words, IReadOnlyList<int> Kinds, int PerKind)
{
    /// <summary>Words that the index knows the inside of.</summary>
    public IEnumerable<SearchWord> Long => Words.Where(word => !word.IsShort);
}

/// <summary>A record that has the words; whether the reader sees it is not known here.</summary>
internal sealed record SearchCandidate(
    long Id, int Kind, Guid RecordId, string Title, long Recency, bool IsOver);

/// <param name="Cut">Kinds of which there may be more than were looked at.</param>
internal sealed record SearchAnswer(IReadOnlyList<SearchCandidate> Candidates, IReadOnlySet<int> Cut)
{
    public static SearchAnswer Nothing { get; } = new([], new HashSet<int>());
}
