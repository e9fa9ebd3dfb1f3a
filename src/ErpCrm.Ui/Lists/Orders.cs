namespace ErpCrm.Ui.Lists;

/// <summary>What a list is ordered by, the first first, and the addresses of other orders.</summary>
internal sealed class Orders(IReadOnlyList<(string Key, bool IsDescending)> all)
{
    /// <summary>That one list has at a time.</summary>
    public const int Most = 3;

    public int Count => all.Count;

    /// <summary>From 1; 0 when it is not among them.</summary>
    public int PlaceOf(string key) => all.ToList().FindIndex(o => o.Key == key) + 1;

    public bool IsDescending(string key) => all.Any(o => o.Key == key && o.IsDescending);

    /// <summary>By one field alone; the other way round if it is so already.</summary>
    public Orders Alone(string key) => new([(key, all[0].Key == key && !all[0].IsDescending)]);

    /// <summary>One more, then the other way round, then without it.</summary>
    public Orders Turned(string key)
    {
        if (PlaceOf(key) == 0) return new([.. all.Take(Most - 1), (key, false)]);
        return IsDescending(key) && all.Count > 1
            ? new([.. all.Where(o => o.Key != key)])
            : new([.. all.Select(o => o.Key == key ? (key, !o.IsDescending) : o)]);
    }

    /// <summary>The query with these orders, from its first page.</summary>
    public ListQuery In(ListQuery query) => query.FromStart(
        (ListQuery.Sort, string.Join(',', all.Select(o => o.IsDescending ? "-" + o.Key : o.Key))),
        (ListQuery.Direction, null));
}
