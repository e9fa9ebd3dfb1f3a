using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>Nothing here yet: what is missing, why or how, and one action inside.</summary>
[HtmlTargetElement("empty")]
public sealed class EmptyTagHelper(Assets assets) : TagHelper
{
    public string Icon { get; set; } = "inbox";

    public string Title { get; set; } = "";

    public string? Text { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var actions = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("empty");
        output.Content.SetHtmlContent($"{assets.Icon(Icon)}<h2>{Markup.Encode(Title)}</h2>");
        if (Text is not null) output.Content.AppendHtml($"<p>{Markup.Encode(Text)}</p>");
        if (actions.IsEmptyOrWhiteSpace) return;
        output.Content.AppendHtml("<div class=\"empty-actions\">");
        output.Content.AppendHtml(actions);
        output.Content.AppendHtml("</div>");
    }
}
