using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Ui.TagHelpers;

/// <summary><c>&lt;icon name="plus" /&gt;</c>: a lucide icon of the sprite, decoration only.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper(Assets assets) : TagHelper
{
    /// <summary>Lucide name, written out, so that the build finds it.</summary>
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("ic");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"{assets.Url("icons.svg")}#i-{Markup.Encode(Name)}\"/>");
    }
}
