namespace ErpCrm.Finance.Treasury.Banking.Matching.Engine;

/// <summary>Which of a party's open documents come to an amount, exact to the cent.</summary>
internal static class SubsetSum
{
    /// <summary>Of more there are too many sets, and one fits by chance.</summary>
    public const int Most = 12;

    /// <summary>The set of the oldest that fits, two at least; null where none does.</summary>
    /// <param name="open">The oldest first, none of them zero.</param>
    public static (IReadOnlyList<int> Indexes, bool IsOnlyOne)? Find(IReadOnlyList<decimal> open, decimal amount)
    {
        if (open.Count is < 2 or > Most) return null;
        var found = 0;
        for (var set = 1; set < 1 << open.Count; set++)
        {
            // One alone is no set.
            if ((set & (set - 1)) == 0 || SumOf(open, set) != amount) continue;
            if (found != 0) return (IndexesOf(found, open.Count), false);
            found = set;
        }

        return found == 0 ? null : (IndexesOf(found, open.Count), true);
    }

    private static decimal SumOf(IReadOnlyList<decimal> open, int set)
    {
        var sum = 0m;
        for (var i = 0; i < open.Count; i++)
        {
            if ((set & (1 << i)) != 0) sum += open[i];
        }

        return sum;
    }

    private static List<int> IndexesOf(int set, int count) =>
        [.. Enumerable.Range(0, count).Where(i => (set & (1 << i)) != 0)];
}
