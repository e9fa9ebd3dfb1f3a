using ErpCrm.Platform.Delivery;

namespace ErpCrm.Platform.Feeding;

/// <summary>The order in which a portion of the log is told.</summary>
internal static class StreamOrder
{
    /// <summary>
    /// The log's own, with each record's events in the order of the
    /// record: a server numbers the rows of one save as it likes, so they take each other's places.
    /// </summary>
    public static IEnumerable<LoggedEvent> Of(IReadOnlyList<LoggedEvent> portion)
    {
        var streams = portion.GroupBy(e => e.StreamId)
            .ToDictionary(g => g.Key, g => new Queue<LoggedEvent>(g.OrderBy(e => e.StreamPosition)));
        return portion.Select(e => streams[e.StreamId].Dequeue());
    }
}
