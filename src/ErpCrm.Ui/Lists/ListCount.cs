using ErpCrm.Ui.Formats;

namespace ErpCrm.Ui.Lists;

/// <summary>How many rows a list has: asked only when somebody looks, and no further than a thousand unless he wants to
/// know exactly. Counting a large table costs more than showing a page of it.</summary>
internal static class ListCount
{
    /// <summary>Counting ends here.</summary>
    public const int Most = 1000;

    /// <summary>Value of <see cref="ListQuery.Form"/>.</summary>
    public const string Form = "count";

    /// <summary>Value of <see cref="ListQuery.Counted"/> that counts to the end.</summary>
    public const string Exact = "exact";

    public static async Task<Html> WriteAsync(RecordList list, ListScope scope, CancellationToken ct)
    {
        var isExact = scope.Query[ListQuery.Counted] == Exact;
        var count = await list.CountAsync(scope, isExact ? int.MaxValue : Most + 1, ct);
        if (isExact || count <= Most) return Html.Text(Format.Number(count));
        var plain = scope.Query.With((ListQuery.Form, null));
        var label = scope.Say("Count all rows");
        return Html.Of(
            $"<a class=\"link\" href=\"{plain.With((ListQuery.Counted, Exact)).At(list.Url)}\" " +
            $"hx-get=\"{scope.Query.With((ListQuery.Form, Form), (ListQuery.Counted, Exact)).At(list.Url)}\" " +
            $"hx-target=\"closest .of\" hx-swap=\"innerHTML\" hx-push-url=\"false\" title=\"{label}\" " +
            $"aria-label=\"{Format.Number(Most)}+. {label}\">{Format.Number(Most)}+</a>");
    }

    /// <summary>The place of the count: filled once somebody sees it; without script it is asked by a link.</summary>
    public static Html Place(RecordList list, ListScope scope, Html? counted, string word)
    {
        if (counted is not null) return Html.Of($"<span class=\"of num\">{counted}</span>");
        var query = scope.Query.With((ListQuery.Form, null), (ListQuery.Open, null));
        return Html.Of(
            $"<span class=\"of num\" hx-get=\"{query.With((ListQuery.Form, Form)).At(list.Url)}\" hx-trigger=\"revealed\" " +
            $"hx-target=\"this\" hx-swap=\"innerHTML\" hx-push-url=\"false\">" +
            $"<a class=\"link\" href=\"{query.With((ListQuery.Counted, "1")).At(list.Url)}\">{word}</a></span>");
    }
}
