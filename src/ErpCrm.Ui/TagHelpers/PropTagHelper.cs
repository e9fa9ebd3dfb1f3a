using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>One line of a record's properties, in <c>&lt;dl class="props"&gt;</c>: its word, and the value inside.
/// Further attributes belong to the value.</summary>
[HtmlTargetElement("prop")]
public sealed class PropTagHelper : TagHelper
{
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dd";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.PreElement.SetHtmlContent($"<div><dt>{Markup.Encode(Label)}</dt>");
        output.PostElement.SetHtmlContent("</div>");
    }
}
