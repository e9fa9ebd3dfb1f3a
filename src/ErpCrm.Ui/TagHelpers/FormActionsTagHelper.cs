using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>
/// <c>&lt;form-actions submit="Save" cancel-url="@list" /&gt;</c>: the footer of a form; more buttons may stand inside.
/// </summary>
[HtmlTargetElement("form-actions")]
public sealed class FormActionsTagHelper(IStringLocalizer<SharedText> texts) : TagHelper
{
    public string Submit { get; set; } = "";

    public string? CancelUrl { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var more = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("form-actions");
        var submit = Submit.Length > 0 ? Submit : texts["Save"].Value;
        output.Content.SetHtmlContent(
            $"<button class=\"btn primary\">{Markup.Encode(submit)}<kbd class=\"hide-s\" aria-hidden=\"true\">Ctrl ↵</kbd></button>");
        if (CancelUrl is { Length: > 0 })
            output.Content.AppendHtml(
                $"<a class=\"btn ghost\" href=\"{Markup.Encode(CancelUrl)}\">{Markup.Encode(texts["Cancel"])}</a>");
        output.Content.AppendHtml(more);
    }
}
