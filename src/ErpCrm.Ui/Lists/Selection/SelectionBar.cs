namespace ErpCrm.Ui.Lists.Selection;

/// <summary>What can be done with the selected rows: an ordinary form, whose buttons lead to what is asked first.
/// The boxes of the rows belong to it wherever they stand, so forms within rows stay their own.</summary>
internal sealed class SelectionBar(RecordList list, ListPage page)
{
    public const string Form = "selection";
    public const string Id = "id";

    private ListScope Scope => page.Scope;

    public Html Write()
    {
        var url = Scope.Get<IBulkPages>().Url;
        var query = page.Query.With((ListQuery.Open, null), (ListQuery.Form, null), (ListQuery.Counted, null));
        var buttons = Html.Join(page.Actions.Select(Button));
        return Html.Of(
            $"<form id=\"{Form}\" method=\"get\" action=\"{url}\" hx-boost=\"false\" hx-get=\"{url}\" " +
            $"hx-target=\"#sheet\" hx-push-url=\"false\"><input type=\"hidden\" name=\"list\" value=\"{list.Key}\">" +
            $"<input type=\"hidden\" name=\"query\" value=\"{query}\"></form>" +
            $"<div class=\"bulk\" role=\"region\" aria-label=\"{Scope.Say("selected")}\">{Page()}" +
            $"<span class=\"bulk-n\"><strong class=\"num\" data-count></strong> {Scope.Say("selected")}</span>" +
            $"{All()}{buttons}" +
            $"<button class=\"btn ghost icon sm\" type=\"button\" data-clear aria-label=\"{Scope.Say("Clear")}\">" +
            $"{Scope.Icon("x")}</button></div>");
    }

    // On a phone, where the head of the table is not seen.
    private Html Page() => Html.Of(
        $"<label class=\"only-s bulk-page\"><input type=\"checkbox\" class=\"check\" data-all> " +
        $"<span>{Scope.Say("Select all rows")}</span></label>");

    // Offered once every row of the page is chosen, and there are more.
    private Html All()
    {
        if (!page.HasMore) return Html.Empty;
        var count = ListCount.Place(list, Scope, null, "…");
        return Html.Of(
            $"<label class=\"bulk-all\"><input type=\"checkbox\" class=\"check\" name=\"all\" value=\"true\" form=\"{Form}\"> " +
            $"<span>{Scope.Say("All that match")}</span> {count}</label>");
    }

    private Html Button(IBulkAction action) => Html.Of(
        $"<button class=\"{(action.Removes ? "btn sm danger" : "btn sm")}\" form=\"{Form}\" name=\"act\" value=\"{action.Key}\">{Scope.Icon(action.Icon)}" +
        $"<span>{action.Word}</span></button>");
}
