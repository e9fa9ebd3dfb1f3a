using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.TagHelpers;

namespace ErpCrm.Ui.Lists;

/// <summary>What the rows are ordered by and stand together by, for those who have no heads of columns to press: links,
/// each to the list with one thing changed.</summary>
internal sealed class OrderChoice<TRecord, TRow>(
    ListOf<TRecord, TRow> list, ListPage<TRecord, TRow> page, Assets assets)
    where TRecord : class
    where TRow : class
{
    private ListScope Scope => page.Scope;

    /// <summary>A first press orders by the field too, a second turns it, a third takes it away.</summary>
    public Html WriteOrders()
    {
        var orders = new Orders(list.OrdersOf(Scope));
        var items = list.IsSequence ? [] : list.ColumnsIn(Scope).Where(c => c.SortsIn(Scope)).Select(c =>
        {
            var place = orders.PlaceOf(c.Field.Key);
            var icon = place == 0 ? "plus" : orders.IsDescending(c.Field.Key) ? "arrow-down" : "arrow-up";
            var number = place > 0 && orders.Count > 1 ? Html.Of($"<small class=\"num\">{place}</small>") : Html.Empty;
            return Item(orders.Turned(c.Field.Key).In(page.Query), c.HeadIn(Scope), icon, place > 0, number);
        });
        var reset = page.Query[ListQuery.Sort] is null ? null : page.Query.FromStart(
            (ListQuery.Sort, null), (ListQuery.Direction, null));
        return Section("Sort", items, reset);
    }

    public Html WriteGroups()
    {
        var current = list.GroupOf(Scope);
        var items = list.ColumnsIn(Scope).Where(c => list.GroupsIn(Scope, c)).Select(c => Item(
            c == current ? list.Ungrouped(page.Query) : page.Query.FromStart((ListQuery.Group, c.Field.Key)),
            c.HeadIn(Scope), c == current ? "check" : "plus", c == current, Html.Empty));
        return Section("Group", items, current is null ? null : page.Query.FromStart((ListQuery.Group, null)));
    }

    private Html Section(string word, IEnumerable<Html> items, ListQuery? reset)
    {
        var usual = reset is null
            ? Html.Empty
            : Html.Of($"<a class=\"btn sm ghost\" href=\"{reset.At(list.Url)}\">{Scope.Say("As usual")}</a>");
        var close = page.Query.With((ListQuery.Open, null)).At(list.Url);
        return Html.Of(
            $"<section class=\"asking\" aria-label=\"{Scope.Say(word)}\" {Html.Raw(ListMarkup<TRecord, TRow>.InPlace)}>" +
            $"<strong>{Scope.Say(word)}</strong><ul class=\"columns\">{Html.Join(items)}</ul>" +
            $"<span class=\"asking-do\">{usual}<a class=\"btn sm\" href=\"{close}\">{Scope.Say("Back to the list")}</a></span></section>");
    }

    private Html Item(ListQuery query, string word, string icon, bool isSet, Html number)
    {
        var (css, current) = isSet ? ("", " aria-current=\"true\"") : ("off", "");
        return Html.Of(
            $"<li class=\"{css}\"><a class=\"columns-on\" href=\"{query.At(list.Url)}\"{Html.Raw(current)}>" +
            $"{Html.Raw(assets.Icon(icon, "ic-sm"))}{word}{number}</a></li>");
    }
}
