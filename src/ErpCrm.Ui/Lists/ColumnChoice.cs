using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.TagHelpers;

namespace ErpCrm.Ui.Lists;

/// <summary>Which columns stand in the table and in which order:
/// links, each to the list with one thing changed.</summary>
internal sealed class ColumnChoice<TRecord, TRow>(
    ListOf<TRecord, TRow> list, ListPage<TRecord, TRow> page, Assets assets)
    where TRecord : class
    where TRow : class
{
    private ListScope Scope => page.Scope;

    public Html Write()
    {
        var shown = list.ShownIn(Scope).Where(c => !c.HidesHead).ToList();
        var others = list.ColumnsIn(Scope).Where(c => c.IsFor(Scope) && !c.HidesHead && !shown.Contains(c));
        var items = shown.Select((c, i) => Shown(shown, c, i)).Concat(others.Select(c => Hidden(shown, c)));
        var reset = page.Query[ListQuery.Columns] is null
            ? Html.Empty
            : Html.Of($"<a class=\"btn sm ghost\" href=\"{Url(null)}\">{Scope.Say("As usual")}</a>");
        var close = page.Query.With((ListQuery.Open, null)).At(list.Url);
        return Html.Of(
            $"<section class=\"asking\" id=\"columns\" aria-label=\"{Scope.Say("Columns")}\" " +
            $"{Html.Raw(ListMarkup<TRecord, TRow>.InPlace)}><ul class=\"columns\">{Html.Join(items)}</ul>" +
            $"<span class=\"asking-do\">{reset}<a class=\"btn sm\" href=\"{close}\">{Scope.Say("Back to the list")}</a></span></section>");
    }

    private Html Shown(List<Column<TRow>> shown, Column<TRow> column, int at)
    {
        var head = column.HeadIn(Scope);
        var without = shown.Where(c => c != column);
        var mark = list.Stays(column)
            ? Html.Of($"<span class=\"columns-on\">{Icon("check")}{head}</span>")
            : Html.Of($"<a class=\"columns-on\" href=\"{Url(without)}\" aria-label=\"{Scope.Say("Hide {0}", head)}\">{Icon("check")}{head}</a>");
        return Html.Of(
            $"<li>{mark}{Move(shown, column, at, -1, "arrow-left", "Move {0} to the left")}" +
            $"{Move(shown, column, at, 1, "arrow-right", "Move {0} to the right")}</li>");
    }

    private Html Hidden(List<Column<TRow>> shown, Column<TRow> column)
    {
        var head = column.HeadIn(Scope);
        return Html.Of(
            $"<li class=\"off\"><a class=\"columns-on\" href=\"{Url(shown.Append(column))}\" " +
            $"aria-label=\"{Scope.Say("Show {0}", head)}\">{Icon("plus")}{head}</a></li>");
    }

    private Html Move(List<Column<TRow>> shown, Column<TRow> column, int at, int step, string icon, string word)
    {
        if (at + step < 0 || at + step >= shown.Count) return Html.Empty;
        var moved = shown.ToList();
        moved.RemoveAt(at);
        moved.Insert(at + step, column);
        return Html.Of(
            $"<a class=\"btn ghost icon sm\" href=\"{Url(moved)}\" aria-label=\"{Scope.Say(word, column.HeadIn(Scope))}\">{Icon(icon)}</a>");
    }

    private string Url(IEnumerable<Column<TRow>>? columns) => page.Query.With(
        (ListQuery.Columns, columns is null ? null : string.Join(',', columns.Select(c => c.Field.Key)))).At(list.Url);

    private Html Icon(string name) => Html.Raw(assets.Icon(name, "ic-sm"));
}
