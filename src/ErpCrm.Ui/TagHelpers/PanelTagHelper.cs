using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>A part of a page under a heading that names it.</summary>
[HtmlTargetElement("panel")]
public sealed class PanelTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    /// <summary>Names the panel to whoever cannot see it; its heading is <c>{name}-title</c>.</summary>
    public string? Name { get; set; }

    /// <summary>Classes of the part inside: <c>stack</c>, <c>stack-s</c>.</summary>
    public string? Inside { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "section";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("panel");
        var heading = Name is null ? "<h2>" : $"<h2 id=\"{Markup.Encode(Name)}-title\">";
        if (Name is not null) output.Attributes.SetAttribute("aria-labelledby", Name + "-title");
        var inside = Inside is null ? "in" : "in " + Inside;
        output.PreContent.SetHtmlContent(
            $"<header>{heading}{Markup.Encode(Title)}</h2></header><div class=\"{Markup.Encode(inside)}\">");
        output.PostContent.SetHtmlContent("</div>");
    }
}
