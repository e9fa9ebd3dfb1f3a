using ErpCrm.Platform.Records;
using ErpCrm.Platform.Searching;

namespace ErpCrm.Workspace.Search;

/// <summary>Numbers of the searched kinds, the same in every process and database: made of their keys.</summary>
internal sealed class SearchNumbers
{
    private const int OrderBits = 40;
    private readonly Dictionary<int, RecordKind> _kinds;

    /// <exception cref="ArgumentException">Two keys make one number: one must be called otherwise.</exception>
    public SearchNumbers(SearchedKinds kinds) => _kinds = kinds.All.ToDictionary(kind => Of(kind.Key));

    public RecordKind KindOf(int number) => _kinds[number];

    public static int Of(string key)
    {
        // FNV-1a, folded to 15 bits.
        var hash = key.Aggregate(2166136261u, (sum, letter) => (sum ^ letter) * 16777619u);
        return (int)((hash ^ (hash >> 15)) & 0x7FFF);
    }

    /// <summary>The numbers of a kind's documents.</summary>
    public static (long First, long Last) RangeOf(int kind) =>
        ((long)kind << OrderBits, ((long)kind + 1 << OrderBits) - 1);
}
