using ErpCrm.Ui.Lists.Filters;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.TagHelpers;
using Microsoft.AspNetCore.Http;

namespace ErpCrm.Ui.Lists;

/// <summary>What every list can be asked, at the end of its bar: its views, a filter on any field, and behind one
/// button what is needed rarely: order, groups, columns, density, files. What is set stands below as chips.</summary>
internal sealed class ListTools<TRecord, TRow>(
    ListOf<TRecord, TRow> list, ListPage<TRecord, TRow> page, Assets assets)
    where TRecord : class
    where TRow : class
{
    private readonly ConditionChips<TRecord, TRow> _chips = new(list, page, assets);

    private ListScope Scope => page.Scope;

    private ListQuery Query => page.Query;

    /// <param name="views">The menu of saved views.</param>
    public Html Write(Html views) => Html.Of(
        $"<div class=\"tools\" {Html.Raw(ListMarkup<TRecord, TRow>.InPlace)}>{views}{AddFilter()}{Options()}</div>");

    /// <summary>The conditions that are set, and what is open.</summary>
    public Html Below()
    {
        var chips = _chips.Write();
        return chips.IsEmpty
            ? Panel()
            : Html.Of($"<div class=\"chips\" {Html.Raw(ListMarkup<TRecord, TRow>.InPlace)}>{chips}</div>{Panel()}");
    }

    private Html Panel()
    {
        if (list.OpenIn(Scope) is { } condition)
            return new ConditionEditor<TRecord, TRow>(list, page, condition).Write(_chips.Text);
        return Query[ListQuery.Open] switch
        {
            ListQuery.Columns => new ColumnChoice<TRecord, TRow>(list, page, assets).Write(),
            ListQuery.Sort => new OrderChoice<TRecord, TRow>(list, page, assets).WriteOrders(),
            ListQuery.Group => new OrderChoice<TRecord, TRow>(list, page, assets).WriteGroups(),
            _ => Html.Empty,
        };
    }

    private Html AddFilter()
    {
        var columns = list.ColumnsIn(Scope).Where(c => list.AsksIn(Scope, c)).ToList();
        if (columns.Count == 0) return Html.Empty;
        var taken = list.ConditionsIn(Scope).All.Select(c => c.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var items = columns.Select(c =>
        {
            // A second condition on a field stands beside the first.
            var name = ConditionName.Of(c.Field.Key, "");
            for (var sign = 'a'; taken.Contains(name) && sign <= 'z'; sign++)
                name = ConditionName.Of(c.Field.Key, sign.ToString());
            return Html.Of($"<a href=\"{At(name)}\"><span>{c.HeadIn(Scope)}</span></a>");
        });
        return Menu("add-filter", "list-filter-plus", Scope.Say("Filter"), Html.Join(items));
    }

    private Html Options()
    {
        var items = Html.Of($"{Shape()}{Density()}{Import()}{Export()}");
        return Menu("list-options", "sliders-horizontal", Scope.Say("List options"), items, isQuiet: true);
    }

    private Html Shape()
    {
        var parts = new List<Html>();
        if (!list.IsSequence && list.ColumnsIn(Scope).Any(c => c.SortsIn(Scope)))
            parts.Add(Open(ListQuery.Sort, "arrow-up-down", "Sort"));
        if (list.ColumnsIn(Scope).Any(c => list.GroupsIn(Scope, c)))
            parts.Add(Open(ListQuery.Group, "layers", "Group"));
        parts.Add(Open(ListQuery.Columns, "columns-3", "Columns"));
        if (page.Actions.Count > 0)
            parts.Add(Html.Of(
                $"<button type=\"button\" class=\"only-s\" data-selecting>{Icon("square-check")}" +
                $"<span>{Scope.Say("Select rows")}</span></button>" +
                $"<a href=\"{Scope.Get<IBulkPages>().Url}/last?list={list.Key}\" hx-boost=\"false\">{Icon("undo-2")}" +
                $"<span>{Scope.Say("What was done last")}</span></a>"));
        return Html.Join(parts);
    }

    private Html Open(string what, string icon, string word) => Html.Of(
        $"<a href=\"{At(what)}\">{Icon(icon)}<span>{Scope.Say(word)}</span></a>");

    private Html Density()
    {
        (string Value, string Icon, string Word)[] all =
            [("comfortable", "rows-2", "Comfortable"), ("compact", "rows-4", "Compact")];
        var current = Scope.Get<IHttpContextAccessor>().HttpContext is { } http ? Page.Density(http) : all[0].Value;
        var buttons = all.Select(d => Html.Of(
            $"<button type=\"button\" data-preference=\"density\" data-value=\"{d.Value}\" " +
            $"aria-pressed=\"{(d.Value == current ? "true" : "false")}\">{Icon(d.Icon)}<span>{Scope.Say(d.Word)}</span>" +
            $"{Html.Raw(assets.Icon("check", "chosen"))}</button>"));
        return Html.Of($"<hr class=\"hide-s\"><div class=\"hide-s\">{Html.Join(buttons)}</div>");
    }

    private Html Import() => Scope.Find<IImportPages>()?.UrlOf(typeof(TRecord), Scope.Me) is { } url
        ? Html.Of($"<a href=\"{url}\" hx-boost=\"false\">{Icon("file-up")}<span>{Scope.Say("Import")}</span></a>")
        : Html.Empty;

    private Html Export()
    {
        if (page.Page.Rows.Count == 0) return Html.Empty;
        var query = Query.FromStart((ListQuery.Open, null), (ListQuery.Whole, null));
        var items = Files(query, query[ListQuery.Columns] is null ? ("Excel", "CSV")
            : ("Excel, these columns", "CSV, these columns")).ToList();
        if (query[ListQuery.Columns] is not null)
            items.AddRange(Files(query.With((ListQuery.Whole, "1")), ("Excel, all columns", "CSV, all columns")));
        return Html.Of($"<hr><h3>{Scope.Say("Export")}</h3>{Html.Join(items)}");
    }

    private IEnumerable<Html> Files(ListQuery query, (string Sheet, string Text) words)
    {
        yield return File(query, "xlsx", words.Sheet, "file-spreadsheet");
        yield return File(query, "csv", words.Text, "file-text");
    }

    private Html File(ListQuery query, string form, string word, string icon) => Html.Of(
        $"<a href=\"{query.With((ListQuery.Form, form)).At(list.Url)}\" download hx-boost=\"false\">" +
        $"{Icon(icon)}<span>{Scope.Say(word)}</span></a>");

    private string At(string open) =>
        Query.With((ListQuery.Open, Query[ListQuery.Open] == open ? null : open)).At(list.Url);

    private Html Icon(string name) => Html.Raw(assets.Icon(name));

    private Html Menu(string id, string icon, string word, Html items, bool isQuiet = false) => Html.Of(
        $"<button type=\"button\" class=\"btn sm ghost{Html.Raw(isQuiet ? " icon" : "")}\" popovertarget=\"{id}\" " +
        $"aria-haspopup=\"true\" aria-label=\"{word}\" title=\"{(isQuiet ? word : null)}\">{Icon(icon)}" +
        $"{(isQuiet ? Html.Empty : Html.Of($"<span>{word}</span>"))}</button>" +
        $"<div class=\"menu end\" id=\"{id}\" popover>{items}</div>");
}
