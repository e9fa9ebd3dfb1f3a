using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Ui.TagHelpers;

/// <summary><c>&lt;th-sort key="name" label="Name" /&gt;</c>: a column head that sorts by the address's <c>sort</c> and <c>dir</c>.</summary>
[HtmlTargetElement("th-sort", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SortTagHelper(Assets assets) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Key { get; set; } = "";

    public string Label { get; set; } = "";

    /// <summary>Whether the list is sorted by this column when the address says nothing: <c>asc</c> or <c>desc</c>.</summary>
    public string? Default { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var query = ViewContext.HttpContext.Request.Query;
        var sort = query["sort"].FirstOrDefault();
        var isCurrent = string.IsNullOrEmpty(sort) ? !string.IsNullOrEmpty(Default) : sort == Key;
        var descending = (string.IsNullOrEmpty(sort) ? Default : query["dir"].FirstOrDefault()) == "desc";

        output.TagName = "th";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("scope", "col");
        if (isCurrent) output.Attributes.SetAttribute("aria-sort", descending ? "descending" : "ascending");
        var url = PageUrl.With(ViewContext.HttpContext.Request, ("sort", Key), ("dir", isCurrent && !descending ? "desc" : "asc"), ("page", null));
        output.Content.SetHtmlContent($"<a href=\"{Markup.Encode(url)}\">{Markup.Encode(Label)}{assets.Icon(descending ? "arrow-down" : "arrow-up")}</a>");
    }
}
