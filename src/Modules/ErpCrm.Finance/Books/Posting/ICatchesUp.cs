namespace ErpCrm.Finance.Books.Posting;

/// <summary>Posts documents that have no journal: those of a database from before the books, or of a repaired
/// one.</summary>
internal interface ICatchesUp
{
    /// <summary>Posts some of them, oldest first.</summary>
    /// <param name="most">How many at once.</param>
    /// <returns>How many there were; fewer than <paramref name="most"/> when none is left.</returns>
    Task<int> CatchUpAsync(PostingRun run, int most, CancellationToken ct);
}
