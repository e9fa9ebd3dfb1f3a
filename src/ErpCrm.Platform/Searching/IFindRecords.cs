using ErpCrm.Platform.Records;

namespace ErpCrm.Platform.Searching;

/// <summary>Finds records of every module by typed words, as far as the reader sees them.</summary>
public interface IFindRecords
{
    /// <summary>The best of each kind, those of a kind together.</summary>
    Task<FoundRecords> FindAsync(string text, int perKind, CancellationToken ct);

    /// <summary>What the reader opened lately, the latest first, as far as he still sees it.</summary>
    Task<IReadOnlyList<FoundRecord>> RecentAsync(int limit, CancellationToken ct);
}

/// <param name="Shown">What was looked for instead of what was typed, which found nothing: the same keys on the other
/// keyboard layout; null when it was looked for as typed.</param>
/// <param name="IsSimilar">Nothing has these words; records with similar ones are shown.</param>
public sealed record FoundRecords(IReadOnlyList<FoundRecord> Records, string? Shown = null, bool IsSimilar = false);

/// <summary>Keeps the index of the search.</summary>
public interface IFillSearch
{
    /// <summary>Makes the index anew from the records.</summary>
    /// <returns>How many records are in it.</returns>
    Task<int> RebuildAsync(CancellationToken ct);

    /// <summary>Fills what was never filled or was broken off, and takes in what changed.</summary>
    Task CatchUpAsync(CancellationToken ct);
}
