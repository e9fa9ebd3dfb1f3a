using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Ui.TagHelpers;

/// <summary><c>&lt;badge tone="green"&gt;Active&lt;/badge&gt;</c>: a status is always a dot and a word.</summary>
public sealed class BadgeTagHelper : TagHelper
{
    /// <summary>gray, blue, violet, green, amber or red.</summary>
    public string? Tone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("badge", Tone is "gray" ? null : Tone);
    }
}
