using ErpCrm.Platform;
using ErpCrm.SharedKernel;

namespace ErpCrm.Ui.Lists;

/// <summary>One page of a list as it was read: the model of the page,
/// of its region and of the views around it.</summary>
public abstract class ListPage(ListScope scope)
{
    public ListScope Scope { get; } = scope;

    public ListQuery Query => Scope.Query;

    public abstract RecordList List { get; }

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

    public IReadOnlyList<ListTotal> Totals { get; } = totals;

    internal override ListMarkup MarkupFor(Mvc.Assets assets) => new ListMarkup<TRecord, TRow>(list, this, assets);
}
