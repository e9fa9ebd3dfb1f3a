using System.Text;
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
            .. list.Columns.Where(c => c.IsShown && c.IsFor(page.Scope) && !IsEmpty(c, page))
                .Select(c => (c, c.HeadIn(page.Scope))),
        ];

    private ListScope Scope => page.Scope;

    public async Task<IHtmlContent> WriteAsync(IHtmlHelper html)
    {
        var bulk = list.Bulk is { } actions && actions.When(Scope) ? list.Bulk : null;
        var markup = new HtmlContentBuilder();
        var text = new StringBuilder("<ui-list>");
        if (bulk is not null)
            text.Append(Html.Of($"<form id=\"{list.Key}\" method=\"post\" action=\"{bulk.Action}\">"));
        text.Append(Html.Of(
            $"<table class=\"table cards\" aria-label=\"{Scope.Say(list.Name)}\">{list.CaptionIn(Scope)}<thead>" +
            $"<tr {Html.Raw(ListMarkup<TRecord, TRow>.InPlace)}>"));
        if (bulk is not null) text.Append(AllBox());
        var order = list.OrderOf(Scope);
        foreach (var (column, head) in _columns) text.Append(Head(column, head, order));
        text.Append("</tr></thead><tbody>");
        foreach (var row in page.Page.Rows)
        {
            text.Append("<tr>");
            if (bulk is not null) text.Append(Box(bulk, row));
            foreach (var (column, head) in _columns)
                Append(text, column, head, row, await CellAsync(html, column, row));
            text.Append("</tr>");
        }

        text.Append("</tbody>").Append(Foot(bulk is null ? 0 : 1)).Append("</table>");
        markup.AppendHtml(text.ToString());
        if (bulk is not null) markup.AppendHtml(await html.PartialAsync(bulk.View, page)).AppendHtml("</form>");
        return markup.AppendHtml("</ui-list>");
    }

    private async Task<Html> CellAsync(IHtmlHelper html, Column<TRow> column, TRow row)
    {
        if (column.Partial is not var (view, model)) return column.Cell(row, Scope);
        await using var partial = new StringWriter();
        (await html.PartialAsync(view, model(row, Scope))).WriteTo(partial, Markup.Encoder);
        return Html.Raw(partial.ToString().Trim());
    }

    private Html AllBox() => Html.Of(
        $"<th class=\"tick\" scope=\"col\">" +
        $"<input type=\"checkbox\" class=\"check\" data-all aria-label=\"{Scope.Say("Select all rows")}\"></th>");

    private Html Box(Bulk<TRow> bulk, TRow row) => Html.Of(
        $"<td class=\"tick\"><input type=\"checkbox\" class=\"check\" name=\"{bulk.Field}\" value=\"{bulk.Value(row)}\" " +
        $"aria-label=\"{Scope.Say("Select {0}", bulk.Label(row))}\"></td>");

    private static bool IsEmpty(Column<TRow> column, ListPage<TRecord, TRow> page) =>
        column.GoesWhenEmpty && page.Page.Rows.All(row => IsNothing(column.Cell(row, page.Scope)));

    private static bool IsNothing(Html cell) => cell.IsEmpty || cell == Cells.Nothing;

    private Html Head(Column<TRow> column, string head, (string Key, bool IsDescending) order)
    {
        var css = column.IsFigure ? " class=\"r\"" : "";
        var plain = column.HidesHead ? Html.Of($"<span class=\"vh\">{head}</span>") : Html.Text(head);
        if (!column.SortsIn(Scope)) return Html.Of($"<th scope=\"col\"{Html.Raw(css)}>{plain}</th>");
        var isCurrent = order.Key == column.Field.Key;
        var isDown = isCurrent && order.IsDescending;
        var sort = isCurrent ? $" aria-sort=\"{(isDown ? "descending" : "ascending")}\"" : "";
        var url = page.Query.FromStart(
            (ListQuery.Sort, column.Field.Key),
            (ListQuery.Direction, isCurrent && !isDown ? "desc" : "asc")).At(list.Url);
        return Html.Of(
            $"<th scope=\"col\"{Html.Raw(css)}{Html.Raw(sort)}>" +
            $"<a href=\"{url}\">{head}{Html.Raw(assets.Icon(isDown ? "arrow-down" : "arrow-up"))}</a></th>");
    }

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

    private Html Foot(int before)
    {
        if (page.Totals.Count == 0) return Html.Empty;
        return Html.Of($"<tfoot>{Html.Raw(string.Concat(page.Totals.Select(total => Total(total, before))))}</tfoot>");
    }

    private Html Total(ListTotal total, int before)
    {
        var filled = _columns.FindIndex(c => total.Cells.ContainsKey(c.Column.Field.Key));
        var first = filled < 1 ? 1 : filled;
        var end = total.Remark is null
            ? _columns.Count
            : _columns.FindLastIndex(c => total.Cells.ContainsKey(c.Column.Field.Key)) + 1;
        var text = new StringBuilder("<tr>");
        var span = before + (total.Note is null ? first : 1);
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
