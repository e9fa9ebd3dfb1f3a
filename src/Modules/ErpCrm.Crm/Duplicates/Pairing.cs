using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Duplicates;

/// <summary>A record that is compared with others.</summary>
internal interface IPaired
{
    Guid Id { get; }
}

internal static class Pairing
{
    // A key that more have says little: the phone of an office block.
    private const int MostOfKey = 12;

    /// <summary>How many pairs are shown.</summary>
    public const int Shown = 100;

    /// <summary>Pairs of those that have a key in common.</summary>
    public static IEnumerable<(T Left, T Right)> By<T>(IEnumerable<T> rows, Func<T, string?> key)
        where T : IPaired =>
        from alike in rows.Where(row => !string.IsNullOrEmpty(key(row))).GroupBy(key)
        let few = alike.OrderBy(row => row.Id).Take(MostOfKey).ToList()
        from left in few
        from right in few
        where left.Id.CompareTo(right.Id) < 0
        select (left, right);

    /// <summary>Pairs of one of them with every other.</summary>
    public static IEnumerable<(T Left, T Right)> With<T>(IReadOnlyList<T> rows, Guid id)
        where T : IPaired =>
        from mine in rows.Where(row => row.Id == id)
        from other in rows
        where other.Id != id
        select mine.Id.CompareTo(other.Id) < 0 ? (mine, other) : (other, mine);

    /// <summary>The likeliest of which nobody said that they are two.</summary>
    public static async Task<IReadOnlyList<LikelyPair>> NotApartAsync(this CrmDbContext db, string kind,
        IEnumerable<LikelyPair> pairs, CancellationToken ct)
    {
        var likely = pairs.Where(p => p.Score >= Likeness.Least).ToList();
        var ids = likely.Select(p => p.Left.Id).ToHashSet();
        var apart = (await db.DistinctPairs.AsNoTracking().Where(p => p.Kind == kind && ids.Contains(p.LeftId))
            .Select(p => new { p.LeftId, p.RightId }).ToListAsync(ct)).Select(p => (p.LeftId, p.RightId)).ToHashSet();
        return [.. likely.Where(p => !apart.Contains((p.Left.Id, p.Right.Id))).OrderByDescending(p => p.Score)
            .ThenBy(p => p.Left.Name, StringComparer.CurrentCulture).ThenBy(p => p.Left.Id).Take(Shown)];
    }
}
