using System.Text;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.TagHelpers;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Ui.Lists;

/// <summary>The table of a list: each cell carries the head of its
/// column, so that a row can stand as a card on a phone.</summary>
internal sealed class ListTable<TRecord, TRow>(ListOf<TRecord, TRow> list, ListPage<TRecord, TRow> page, Assets assets)
    where TRecord : class
    where TRow : class
{
    private readonly List<(Column<TRow> Column, string Head)> _columns =
        [
            .. list.ShownIn(page.Scope).Where(c => !IsEmpty(c, page)).Select(c => (c, c.HeadIn(page.Scope))),
        ];

    private ListScope Scope => page.Scope;

    public async Task<IHtmlContent> WriteAsync(IHtmlHelper html)
    {
        var bulk = list.Bulk is { } actions && actions.When(Scope) ? list.Bulk : null;
        var selection = bulk is null && page.Actions.Count > 0 ? new SelectionBar(list, page) : null;
        var before = bulk is null && selection is null ? 0 : 1;
        var markup = new HtmlContentBuilder();
        var text = new StringBuilder("<ui-list>");
        if (bulk is not null)
            text.Append(Html.Of($"<form id=\"{list.Key}\" method=\"post\" action=\"{bulk.Action}\">"));
        text.Append(Html.Of(
            $"<table class=\"table cards\" aria-label=\"{Scope.Say(list.Name)}\">{list.CaptionIn(Scope)}<thead>" +
            $"<tr {Html.Raw(ListMarkup<TRecord, TRow>.InPlace)}>"));
        if (before > 0) text.Append(AllBox());
        var order = new Orders(list.OrdersOf(Scope));
        foreach (var (column, head) in _columns) text.Append(Head(column, head, order));
        text.Append("</tr></thead><tbody>");
        object? group = null;
        foreach (var row in page.Page.Rows)
        {
            if (page.Groups?.KeyOf(row) is { } key && !key.Equals(group))
            {
                group = key;
                text.Append(new GroupHead<TRow>(page.Groups, Scope).Write(key, row, _columns, SpaceOf(before)));
            }

            text.Append(RowTag(bulk?.Value(row) ?? list.Records?.Id(row).ToString()));
            if (bulk is not null) text.Append(Box(bulk.Field, bulk.Value(row), bulk.Label(row), null));
            else if (selection is not null)
                text.Append(Box(SelectionBar.Id, list.Records!.Id(row), list.Records.Label(row), SelectionBar.Form));
            foreach (var (column, head) in _columns)
                Append(text, column, head, row, await CellAsync(html, column, row));
            text.Append("</tr>");
        }

        text.Append("</tbody>").Append(Foot(before)).Append("</table>");
        markup.AppendHtml(text.ToString());
        if (selection is not null) markup.AppendHtml(selection.Write());
        if (bulk is not null) markup.AppendHtml(await html.PartialAsync(bulk.View, page)).AppendHtml("</form>");
        return markup.AppendHtml("</ui-list>");
    }

    private async Task<Html> CellAsync(IHtmlHelper html, Column<TRow> column, TRow row)
    {
        if (column.Partial is not var (view, model)) return column.Cell(row, Scope);
        return await Html.OfAsync(html.PartialAsync(view, model(row, Scope)));
    }

    // A row that stays in another order or under another filter is the same row: its tick goes with it.
    private Html RowTag(string? key) =>
        key is null ? Html.Raw("<tr>") : Html.Of($"<tr id=\"{list.Key}-{key}\">");

    private Html AllBox() => Html.Of(
        $"<th class=\"tick\" scope=\"col\">" +
        $"<input type=\"checkbox\" class=\"check\" data-all aria-label=\"{Scope.Say("Select all rows")}\"></th>");

    private Html Box(string name, object value, string label, string? form) => Html.Of(
        $"<td class=\"tick\"><input type=\"checkbox\" class=\"check\" name=\"{name}\" value=\"{value}\"" +
        $"{(form is null ? Html.Empty : Html.Of($" form=\"{form}\""))} " +
        $"aria-label=\"{Scope.Say("Select {0}", label)}\"></td>");

    private static bool IsEmpty(Column<TRow> column, ListPage<TRecord, TRow> page) =>
        column.GoesWhenEmpty && page.Page.Rows.All(row => IsNothing(column.Cell(row, page.Scope)));

    private static bool IsNothing(Html cell) => cell.IsEmpty || cell == Cells.Nothing;

    private Html Head(Column<TRow> column, string head, Orders orders)
    {
        var css = column.IsFigure ? " class=\"r\"" : "";
        var plain = column.HidesHead ? Html.Of($"<span class=\"vh\">{head}</span>") : LongWords.Of(head);
        if (!column.SortsIn(Scope)) return Html.Of($"<th scope=\"col\"{Html.Raw(css)}>{plain}</th>");
        var place = orders.PlaceOf(column.Field.Key);
        var isDown = orders.IsDescending(column.Field.Key);
        var direction = isDown ? "descending" : "ascending";
        var sort = place switch { 0 => "", 1 => $" aria-sort=\"{direction}\"", _ => " data-sort" };
        var number = place > 0 && orders.Count > 1 ? Html.Of($"<small class=\"num\">{place}</small>") : Html.Empty;
        return Html.Of(
            $"<th scope=\"col\"{Html.Raw(css)}{Html.Raw(sort)}>" +
            $"<a href=\"{Url(orders.Alone(column.Field.Key))}\" data-more=\"{Url(orders.Turned(column.Field.Key))}\">" +
            $"{LongWords.Of(head)}{Html.Raw(assets.Icon(isDown ? "arrow-down" : "arrow-up"))}{number}</a></th>");
    }

    private string Url(Orders orders) => orders.In(page.Query).At(list.Url);

    private void Append(StringBuilder text, Column<TRow> column, string head, TRow row, Html cell)
    {
        var markup = cell.ToString();
        var isNothing = IsNothing(cell);
        var place = column.Place == 0 ? "p2" : isNothing && column.Place > 1 ? null : $"g{column.Place}";
        text.Append("<td class=\"")
            .Append(Markup.Classes(column.IsFigure ? "r" : null, place, column.Css, column.RowCss?.Invoke(row, Scope)))
            .Append('"');
        if (column.Place == 0 || column.IsFigure || column.IsLabelled)
            text.Append(column.IsLabelled ? " data-label=\"" : " data-head=\"").Append(Markup.Encode(head)).Append('"');
        if (isNothing) text.Append(" data-nothing");
        text.Append('>').Append(markup).Append("</td>");
    }

    /// <summary>Under the boxes of the rows: not on paper, where those are not either.</summary>
    private static string SpaceOf(int before) => before == 0 ? "" : "<td class=\"tick-space\"></td>";

    private Html Foot(int before)
    {
        if (page.Totals.Count == 0) return Html.Empty;
        return Html.Of($"<tfoot>{Html.Join(page.Totals.Select(total => Total(total, before)))}</tfoot>");
    }

    private Html Total(ListTotal total, int before)
    {
        var filled = _columns.FindIndex(c => total.Cells.ContainsKey(c.Column.Field.Key));
        var first = filled < 1 ? 1 : filled;
        var end = total.Remark is null
            ? _columns.Count
            : _columns.FindLastIndex(c => total.Cells.ContainsKey(c.Column.Field.Key)) + 1;
        var text = new StringBuilder("<tr>").Append(SpaceOf(before));
        var span = total.Note is null ? first : 1;
        text.Append(Html.Of($"<th scope=\"row\" class=\"g1\" colspan=\"{span}\">{total.Head}</th>"));
        if (total.Note is not null) text.Append(Html.Of($"<td class=\"g3\" colspan=\"{first - 1}\">{total.Note}</td>"));
        foreach (var (column, head) in _columns.GetRange(first, end - first))
        {
            var css = Markup.Classes("r", column.Place == 0 ? "p2" : $"g{column.Place}");
            if (!total.Cells.TryGetValue(column.Field.Key, out var sum)) text.Append("<td class=\"p2\"></td>");
            else text.Append(Html.Of($"<td class=\"{css}\" data-head=\"{head}\">{sum}</td>"));
        }

        if (end < _columns.Count)
            text.Append(Html.Of($"<td class=\"muted full\" colspan=\"{_columns.Count - end}\">{total.Remark}</td>"));
        return Html.Raw(text.Append("</tr>").ToString());
    }
}
