using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>The head of a page: crumbs, title, badges, and at most two actions of which the last is primary.</summary>
[HtmlTargetElement("page-bar")]
public sealed class PageBarTagHelper(Assets assets, IStringLocalizer<SharedText> texts) : TagHelper
{
    internal const string ActionsKey = "bar-actions";

    public string Title { get; set; } = "";

    /// <summary>Name of the page above, or null.</summary>
    public string? Parent { get; set; }

    public string? ParentUrl { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        // What a child writes into the items stays with the child: it fills the slot it finds there.
        var actions = new DefaultTagHelperContent();
        context.Items[ActionsKey] = actions;
        var beside = await output.GetChildContentAsync();
        output.TagName = "header";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("bar");
        output.Content.SetHtmlContent(
            $"<button class=\"btn ghost icon only-m\" type=\"button\" data-nav-open aria-controls=\"nav\" aria-label=\"{Markup.Encode(texts["Open menu"])}\">{assets.Icon("menu")}</button>");
        if (ParentUrl is not null)
        {
            var (url, label) = (Markup.Encode(ParentUrl), Markup.Encode(texts["Back to {0}", Parent ?? ""]));
            output.Content.AppendHtml($"<a class=\"btn ghost icon only-s\" href=\"{url}\" aria-label=\"{label}\">" +
                $"{assets.Icon("chevron-left")}</a>");
        }

        output.Content.AppendHtml(
            $"<div class=\"bar-title\"><div class=\"crumbs\">{Crumbs()}<h1>{Markup.Encode(Title)}</h1></div>");
        output.Content.AppendHtml(beside);
        output.Content.AppendHtml("</div>");
        if (actions.IsEmptyOrWhiteSpace) return;
        output.Content.AppendHtml("<div class=\"bar-actions\">");
        output.Content.AppendHtml(actions);
        output.Content.AppendHtml("</div>");
    }

    private string Crumbs()
    {
        if (Parent is null) return "";
        var parent = ParentUrl is null
            ? Markup.Encode(Parent)
            : $"<a class=\"hide-s\" href=\"{Markup.Encode(ParentUrl)}\">{Markup.Encode(Parent)}</a>";
        return $"{parent}<span class=\"sep hide-s\" aria-hidden=\"true\">/</span>";
    }
}

/// <summary>The actions at the end of a page's head.</summary>
[HtmlTargetElement("bar-actions", ParentTag = "page-bar")]
public sealed class BarActionsTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((TagHelperContent)context.Items[PageBarTagHelper.ActionsKey]).AppendHtml(await output.GetChildContentAsync());
        output.SuppressOutput();
    }
}
