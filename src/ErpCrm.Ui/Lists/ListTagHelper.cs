using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Ui.Lists;

/// <summary><c>&lt;list of="Model" /&gt;</c>: a list with its tabs, filters, rows, sums and pages.</summary>
[HtmlTargetElement("list", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ListTagHelper(Assets assets, IHtmlHelper html) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public ListPage Of { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((IViewContextAware)html).Contextualize(ViewContext);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("id", "list");
        output.Content.SetHtmlContent(await Of.MarkupFor(assets).WriteAsync(html));
    }
}
