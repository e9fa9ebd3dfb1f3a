namespace ErpCrm.Ui.Lists.Views;

/// <summary>The views of a list and the one the reader is in: the model of their menu.</summary>
/// <param name="Current">Null outside of any view.</param>
/// <param name="Query">What the list shows.</param>
public sealed record ListViews(
    RecordList List, string Url, IReadOnlyList<SavedView> All, SavedView? Current, ListQuery Query)
{
    /// <summary>An address that is in no view, although the list begins with one.</summary>
    public const string None = "none";

    /// <summary>What a view would keep of the list as it is shown.</summary>
    public string State => Query.State.ToString();

    /// <summary>Whether the list shows something else than the view says.</summary>
    public bool IsChanged => Current is not null && State != ListQuery.Parse(Current.Query).State.ToString();

    /// <summary>The list in a view, as it is saved or as the reader left it.</summary>
    public string At(SavedView? view) => $"{List.Url}?{ListQuery.View}={view?.Id.ToString() ?? None}";

    /// <summary>
    /// What an address means: one that names a view and says nothing else is the reader's draft of it or what is saved;
    /// one that says nothing at all begins with the reader's default.
    /// </summary>
    public static ListViews Enter(RecordList list, string url, IReadOnlyList<SavedView> all, ListQuery query)
    {
        var name = query[ListQuery.View];
        var named = all.FirstOrDefault(v => v.Id.ToString() == name);
        var outside = name == None ? query : query.With((ListQuery.View, null));
        if (query.HasState) return new(list, url, all, named, named is null ? outside : query);
        var view = named ?? (name is null ? all.FirstOrDefault(v => v.IsDefault) : null);
        if (view is null) return new(list, url, all, null, outside);
        var kept = ListQuery.Parse(view.Draft ?? view.Query).State;
        return new(list, url, all, view, query.With([
            (ListQuery.View, view.Id.ToString()), .. kept.Pairs.Select(pair => (pair.Key, (string?)pair.Value))]));
    }
}
