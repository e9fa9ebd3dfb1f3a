using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.TagHelpers;

/// <summary><c>&lt;history kind="@Kinds.Company" id="@Model.Id" /&gt;</c>:
/// who changed what and when, loaded when it comes into view.</summary>
[HtmlTargetElement("history", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HistoryTagHelper(IStringLocalizer<SharedText> texts) : TagHelper
{
    /// <summary>Key of the kind of record.</summary>
    public string Kind { get; set; } = "";

    public Guid Id { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var url = $"/audit/{Uri.EscapeDataString(Kind)}/{Id}";
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("history");
        output.Attributes.SetAttribute("hx-get", url);
        output.Attributes.SetAttribute("hx-trigger", "intersect once");
        output.Content.SetHtmlContent(
            $"<a class=\"link small\" href=\"{url}\">{Markup.Encode(texts["Show the history"])}</a>");
    }
}
