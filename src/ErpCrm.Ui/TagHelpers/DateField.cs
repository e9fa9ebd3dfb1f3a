using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>What stands around every field for a day: the script makes a field in the reader's format of it.</summary>
internal static class DateField
{
    public const string End = "</ui-date>";

    public static string Begin(IStringLocalizer<SharedText> texts) =>
        $"<ui-date data-label=\"{Markup.Encode(texts["Choose a day"])}\">";

    public static IHtmlContent Around(IHtmlContent control, IStringLocalizer<SharedText> texts) =>
        new HtmlContentBuilder().AppendHtml(Begin(texts)).AppendHtml(control).AppendHtml(End);
}

/// <summary><c>&lt;input type="date"&gt;</c> outside of a <c>&lt;field&gt;</c>,
/// for example in a filter: the same field for a day.</summary>
[HtmlTargetElement("input", Attributes = "[type=date]", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateInputTagHelper(IStringLocalizer<SharedText> texts) : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.PreElement.AppendHtml(DateField.Begin(texts));
        output.PostElement.AppendHtml(DateField.End);
    }
}
