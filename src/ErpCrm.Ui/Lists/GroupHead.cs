using System.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Ui.Lists;

/// <summary>The row above a group: its name, how many rows it has on all pages, and its sums.</summary>
internal sealed class GroupHead<TRow>(RowGroups<TRow> groups, ListScope scope)
{
    /// <param name="first">Of the group, on this page.</param>
    /// <param name="space">Before the first column.</param>
    public Html Write(
        object key, TRow first, IReadOnlyList<(Column<TRow> Column, string Head)> columns, string space)
    {
        var total = groups.TotalOf(key);
        var summed = columns.Select(c => Sum(c.Column, total)).ToList();
        var at = summed.FindIndex(sum => !sum.IsEmpty);
        if (at < 1) at = at < 0 ? columns.Count : 1;
        var text = new StringBuilder();
        text.Append(Html.Of(
            $"<tr class=\"together\">{Html.Raw(space)}<th scope=\"rowgroup\" colspan=\"{at}\">{NameOf(key, first)} " +
            $"<span class=\"num\">{Format.Number(total.Count)}</span></th>"));
        for (var i = at; i < columns.Count; i++)
        {
            text.Append(Html.Of(
                $"<td class=\"{(columns[i].Column.IsFigure ? "r p2" : "p2")}\" data-head=\"{columns[i].Head}\">{summed[i]}</td>"));
        }

        return Html.Raw(text.Append("</tr>").ToString());
    }

    private string NameOf(object key, TRow row)
    {
        if (key is GroupKey.Nothing) return scope.Say("Without: {0}", groups.Column.HeadIn(scope));
        if (groups.Column.GroupName(key, scope) is { } own) return own;
        var field = groups.Column.Field;
        return field.Type switch
        {
            FieldType.Person or FieldType.Record => field.TitleOf(row) ?? Format.Nothing,
            FieldType.Choice or FieldType.Flag => groups.Column.WordIn(scope, key),
            FieldType.Date or FieldType.Moment => Format.MonthYear((DateOnly)key),
            _ => scope.Say(key.ToString()),
        };
    }

    private static Html Sum(Column<TRow> column, GroupTotal total)
    {
        var sums = total.Sums.Where(s => s.Key.Column == column.Field.Key && s.Value != 0)
            .OrderBy(s => s.Key.Currency, StringComparer.Ordinal)
            .Select(s => column.Field.Type == FieldType.Duration ? Format.Hours((int)s.Value)
                : s.Key.Currency.Length > 0 ? Format.Money(s.Value, s.Key.Currency, column.Decimals)
                : Format.Figure(s.Value, column.Decimals ?? 0))
            .Select(sum => Html.Of($"<div class=\"nowrap\">{sum}</div>"));
        return Html.Join(sums);
    }
}
