using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Lists.Views;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.TagHelpers;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.Lists;

/// <summary>Writes a list.</summary>
internal abstract class ListMarkup
{
    /// <param name="html">Renders the views of the list's folder.</param>
    public abstract Task<IHtmlContent> WriteAsync(IHtmlHelper html);
}

internal sealed class ListMarkup<TRecord, TRow>(ListOf<TRecord, TRow> list, ListPage<TRecord, TRow> page, Assets assets)
    : ListMarkup
    where TRecord : class
    where TRow : class
{
    /// <summary>Links that change the list exchange the list alone.</summary>
    internal const string InPlace =
        "hx-boost:inherited=\"select:'#list', target:'#list', swap:'outerMorph show:none'\"";

    private ListScope Scope => page.Scope;

    private ListQuery Query => page.Query;

    public override async Task<IHtmlContent> WriteAsync(IHtmlHelper html)
    {
        var markup = new HtmlContentBuilder();
        var views = Scope.KeptOrNull<ListViews>();
        var tools = new ListTools<TRecord, TRow>(list, page, assets);
        var written = tools.Write(views is null
            ? Html.Empty
            : await Html.OfAsync(html.PartialAsync("/Shared/_ListViews.cshtml", views)));
        await AddBarAsync(markup, html, written);
        if (list.FiltersBelow) markup.AppendHtml(Form("sub filters"));
        markup.AppendHtml(tools.Below());
        if (views is { IsChanged: true } or { Current.Draft: not null })
            markup.AppendHtml(await html.PartialAsync("/Shared/_ListViewChanged.cshtml", views));
        foreach (var filter in list.Filters.Where(f => f.Notice is not null && f.IsSet(Scope)))
            markup.AppendHtml(Notice(filter.Notice!(Scope) ?? ""));
        markup.AppendHtml(await ViewAsync(html, list.AboveView));
        if (page.Page.Rows.Count == 0) return markup.AppendHtml(await EmptyAsync(html));
        var table = new ListTable<TRecord, TRow>(list, page, assets);
        return markup.AppendHtml(await table.WriteAsync(html)).AppendHtml(Pager());
    }

    private bool HasControls => list.SearchWord is not null || list.Filters.Any(f => f.Label is not null);

    private async Task AddBarAsync(HtmlContentBuilder markup, IHtmlHelper html, Html tools)
    {
        markup.AppendHtml("<div class=\"sub\">").AppendHtml(await TabsAsync(html));
        markup.AppendHtml("<span class=\"grow\"></span>");
        if (!list.FiltersBelow) markup.AppendHtml(Form("filters"));
        if (list.TabsView is not null) markup.AppendHtml(Tabs("seg"));
        markup.AppendHtml(await ViewAsync(html, list.BesideView)).AppendHtml(tools).AppendHtml("</div>");
    }

    private async Task<IHtmlContent> ViewAsync(IHtmlHelper html, ListView? view) =>
        view?.Model(Scope) is { } model ? await html.PartialAsync(view.Name, model) : Html.Empty;

    private async Task<IHtmlContent> TabsAsync(IHtmlHelper html)
    {
        if (list.TabsView is not null) return await ViewAsync(html, list.TabsView);
        return Tabs("tabs");
    }

    private Html Tabs(string css)
    {
        var tabs = list.TabsFor(Scope);
        if (tabs.Count == 0) return Html.Empty;
        var current = list.TabOf(Scope);
        var links = Html.Join(tabs.Select(tab => Tab(tab, tab == current)));
        return Html.Of(
            $"<nav class=\"{css}\" aria-label=\"{Scope.Say("Status")}\" {Html.Raw(InPlace)}>{links}</nav>");
    }

    private Html Tab(ListTab<TRecord> tab, bool isCurrent)
    {
        var url = Query.FromStart((list.TabKey, tab.Value)).At(list.Url);
        var figure = tab.Figure?.Invoke(Scope) is { } text ? Html.Of($"<span class=\"count\">{text}</span>") : null;
        var current = Html.Raw(isCurrent ? " aria-current=\"true\"" : "");
        return Html.Of($"<a href=\"{url}\"{current}>{Scope.SayIn(tab.Context, tab.Word)}{figure}</a>");
    }

    private Html Form(string css)
    {
        if (!HasControls) return Html.Empty;
        // What other controls of the list have set stays.
        string[] own = [ListQuery.Words, .. list.Filters.SelectMany(f => f.Keys)];
        var kept = Query.FromStart((ListQuery.Form, null), (ListQuery.Open, null)).Pairs.Select(pair => pair.Key);
        var hidden = Html.Join(kept.Except(own, StringComparer.OrdinalIgnoreCase).Select(Hidden));
        var controls = Html.Join(list.Filters.Select(f => f.Control(Scope)));
        return Html.Of(
            $"<form class=\"{css}\" id=\"filters\" action=\"{list.Url}\" method=\"get\" role=\"search\" " +
            $"aria-label=\"{Scope.Say(list.SearchWord ?? "Filter this page")}\" hx-boost=\"false\" hx-get=\"{list.Url}\" " +
            $"hx-target=\"#list\" hx-swap=\"outerMorph\" hx-push-url=\"true\" hx-trigger=\"{Trigger()}\" hx-sync=\"this:replace\">" +
            $"{hidden}{SearchBox()}{controls}</form>");
    }

    private Html Hidden(string key) => Html.Of($"<input type=\"hidden\" name=\"{key}\" value=\"{Query[key]}\">");

    private Html SearchBox()
    {
        if (list.SearchWord is null) return Html.Empty;
        var word = Scope.Say(list.SearchWord);
        return Html.Of(
            $"<div class=\"affix\">{Html.Raw(assets.Icon("list-filter"))}" +
            $"<input class=\"input sm\" type=\"search\" id=\"q\" name=\"q\" value=\"{Query[ListQuery.Words]}\" " +
            $"placeholder=\"{word}\" aria-label=\"{word}\" data-key=\"/\" autocomplete=\"off\"></div>");
    }

    private string Trigger()
    {
        var changes = list.Filters.Where(f => f.Label is not null).SelectMany(f => f.Keys)
            .Select(key => $"change from:#{key}");
        var typing = list.SearchWord is null ? "" : "input changed delay:200ms from:#q, ";
        return typing + string.Join(", ", [.. changes, "submit"]);
    }

    private Html Notice(string text) => Html.Of(
        $"<div class=\"notice amber\">{Html.Raw(assets.Icon("list-filter"))}<div>{text} " +
        $"<a class=\"link\" href=\"{ClearUrl()}\">{Scope.Say("Clear filters")}</a></div></div>");

    // The view, the order and the columns stay: without them the list would begin with its default view again.
    private string ClearUrl()
    {
        var keys = list.Filters.Where(f => !f.Stays).SelectMany(f => f.Keys)
            .Concat(Query.Conditions.Select(c => c.Name)).Append(ListQuery.Words).Append(ListQuery.Open);
        // Where nothing narrows the list, its tab is what shows nothing.
        if (!list.IsNarrow(Scope)) keys = keys.Append(list.TabKey);
        return Query.FromStart([.. keys.Select(key => (key, (string?)null))]).At(list.Url);
    }

    private async Task<IHtmlContent> EmptyAsync(IHtmlHelper html) => list.EmptyView is null || list.IsNarrow(Scope)
        ? Empty()
        : await ViewAsync(html, list.EmptyView);

    private Html Empty()
    {
        var tab = list.TabOf(Scope);
        var isOther = tab is { Nothing: null } && tab != list.TabsFor(Scope)[0];
        return list.IsNarrow(Scope) || isOther
            ? Said(list.NoMatch, Html.Of($"<a class=\"btn\" href=\"{ClearUrl()}\">{Scope.Say("Clear filters")}</a>"))
            : Said(tab?.Nothing ?? list.Nothing, Action(tab?.Nothing ?? list.Nothing));
    }

    private Html Said(EmptyList empty, Html action)
    {
        var actions = action.IsEmpty ? action : Html.Of($"<div class=\"empty-actions\">{action}</div>");
        return Html.Of(
            $"<div class=\"empty\">{Html.Raw(assets.Icon(empty.Icon))}<h2>{Scope.Say(empty.Title)}</h2>" +
            $"<p>{Scope.SayInBase(empty.Text)}</p>{actions}</div>");
    }

    private Html Make(string kind)
    {
        if (Scope.Get<RecordLinks>().ToCreate(kind) is not { } url) return Html.Empty;
        var words = Scope.Get<RecordKinds>().Get(kind).Words;
        var word = Scope.Get<IStringLocalizerFactory>().Create(words.Texts)[words.New!].Value;
        return Html.Of($"<a class=\"btn primary\" href=\"{url}\">{Html.Raw(assets.Icon("plus"))}{word}</a>");
    }

    private Html Look(string kind)
    {
        var record = Scope.Get<RecordKinds>().Get(kind);
        if (record.ListUrl is not { } url || !Scope.Me.Can(record.Rights.View)) return Html.Empty;
        var word = Scope.Get<IStringLocalizerFactory>().Create(record.Words.Texts)[record.Words.Many].Value;
        return Html.Of($"<a class=\"btn\" href=\"{url}\">{word}</a>");
    }

    private Html Action(EmptyList empty)
    {
        if (empty.List is { } shown) return Look(shown);
        if (empty.New is { } kind) return Make(kind);
        if (empty.Action is null || (empty.Permission is { } needed && !Scope.Me.Can(needed))) return Html.Empty;
        var (word, url) = empty.Action.Value;
        return empty.Makes
            ? Html.Of($"<a class=\"btn primary\" href=\"{url}\">{Html.Raw(assets.Icon("plus"))}{Scope.Say(word)}</a>")
            : Html.Of($"<a class=\"btn\" href=\"{url}\">{Scope.Say(word)}</a>");
    }

    private Html Pager()
    {
        var rows = page.Page;
        if (list.IsSequence) return SequencePager(list.LastOf(rows));
        var back = rows.Number > 1
            ? Turn(rows.Number - 1, "prev", Html.Of($"{Html.Raw(assets.Icon("chevron-left"))}{Scope.Say("Previous")}"))
            : Html.Empty;
        var next = rows.HasNext
            ? Turn(rows.Number + 1, "next", Html.Of($"{Scope.Say("Next")}{Html.Raw(assets.Icon("chevron-right"))}"))
            : Html.Empty;
        var range = $"{Formats.Format.Number(rows.First)}–{Formats.Format.Number(rows.Last)}";
        // The last page knows how many there are.
        var counted = rows.HasNext || rows.Number >= Platform.Paging.LastPage
            ? page.Counted
            : Html.Text(Formats.Format.Number(rows.Last));
        var count = ListCount.Place(list, Scope, counted, Scope.Say("Count"));
        return Html.Of(
            $"<nav class=\"pager\" aria-label=\"{Scope.Say("Pages")}\"><span><span class=\"num\">{range}</span> / {count}</span>" +
            $"<span class=\"grow\"></span>{back}{next}</nav>");
    }

    private Html SequencePager(long? last)
    {
        if (last is null && Query[ListQuery.Before] is null) return Html.Empty;
        var newest = Query[ListQuery.Before] is null
            ? Html.Empty
            : Link("first", Query.FromStart(), Html.Text(Scope.Say("Newest")));
        var older = last is { } number
            ? Link(
                "next", Query.With((ListQuery.Before, Text(number))),
                Html.Of($"{Scope.Say("Older")}{Html.Raw(assets.Icon("chevron-right"))}"))
            : Html.Empty;
        return Html.Of(
            $"<nav class=\"pager\" aria-label=\"{Scope.Say("Pages")}\"><span class=\"grow\"></span>" +
            $"{newest}{older}</nav>");
    }

    private Html Turn(int number, string rel, Html label) =>
        Link(rel, Query.With((ListQuery.Page, number > 1 ? Text(number) : null)), label);

    private Html Link(string rel, ListQuery query, Html label) =>
        Html.Of($"<a class=\"btn sm\" rel=\"{rel}\" href=\"{query.At(list.Url)}\">{label}</a>");

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
