using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>What listens says at which point of what is published its page was made.</summary>
[HtmlTargetElement("ui-live")]
[HtmlTargetElement("ui-bell")]
public sealed class LiveTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.HttpContext.Items[LivePoint.Key] is string point)
            output.Attributes.SetAttribute("data-since", point);
    }
}
