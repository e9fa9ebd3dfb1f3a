using System.Collections.Concurrent;

namespace ErpCrm.Ui.Lists;

/// <summary>Whether a list is too long to be ordered by what no index orders.</summary>
public sealed record ListLength(bool IsLong);

/// <summary>Which lists are long, and for whom: looked at now and then, because it asks the database.</summary>
public sealed class ListSizes(TimeProvider time)
{
    /// <summary>Rows that are ordered by reading them all.</summary>
    public const int MostOrdered = 5000;

    private const int Most = 5000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<(string List, Guid Reader), (bool IsLong, long At)> _known = new();

    public async Task<bool> IsLongAsync(string list, Guid reader, Func<Task<bool>> look)
    {
        var now = time.GetTimestamp();
        if (_known.TryGetValue((list, reader), out var known) && time.GetElapsedTime(known.At, now) < Kept)
            return known.IsLong;
        var isLong = await look();
        if (_known.Count >= Most) _known.Clear();
        _known[(list, reader)] = (isLong, now);
        return isLong;
    }
}
