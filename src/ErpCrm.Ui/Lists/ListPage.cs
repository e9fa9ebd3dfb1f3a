using ErpCrm.Platform;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists.Selection;

namespace ErpCrm.Ui.Lists;

/// <summary>One page of a list as it was read: the model of the page,
/// of its region and of the views around it.</summary>
public abstract class ListPage(ListScope scope)
{
    private IReadOnlyList<IBulkAction>? _actions;

    public ListScope Scope { get; } = scope;

    public ListQuery Query => Scope.Query;

    public abstract RecordList List { get; }

    /// <summary>Whether there are rows on other pages.</summary>
    internal abstract bool HasMore { get; }

    /// <summary>How many rows there are, if that was asked.</summary>
    internal Html? Counted { get; init; }

    /// <summary>What the reader can do with several of the rows.</summary>
    internal IReadOnlyList<IBulkAction> Actions => _actions ??= List.Kind is { } kind
        ? Scope.Get<BulkActions>().For(kind, Scope.Me)
        : [];

    internal abstract ListMarkup MarkupFor(Mvc.Assets assets);
}

/// <summary>The same with its rows.</summary>
public sealed class ListPage<TRecord, TRow>(
    ListOf<TRecord, TRow> list, ListScope scope, Page<TRow> page, IReadOnlyList<ListTotal> totals) : ListPage(scope)
    where TRecord : class
    where TRow : class
{
    public override RecordList List => list;

    public Page<TRow> Page { get; } = page;

    internal override bool HasMore => Page.HasNext || Page.Number > 1;

    public IReadOnlyList<ListTotal> Totals { get; } = totals;

    /// <summary>How the rows stand together; null when they do not.</summary>
    internal RowGroups<TRow>? Groups { get; init; }

    internal override ListMarkup MarkupFor(Mvc.Assets assets) => new ListMarkup<TRecord, TRow>(list, this, assets);
}
