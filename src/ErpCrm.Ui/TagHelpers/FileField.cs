using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>What stands around every field for a file: the browser's own
/// button speaks the browser's language, not the reader's.</summary>
internal static class FileField
{
    public const string End = "</span>";

    /// <param name="words">On its button, instead of "Choose a file".</param>
    public static string Begin(IStringLocalizer<SharedText> texts, string? words = null) =>
        "<span class=\"file-field\"><span class=\"btn\" aria-hidden=\"true\">"
        + $"{Markup.Encode(words ?? texts["Choose a file"])}</span>"
        + $"<span class=\"file-name\" aria-hidden=\"true\">{Markup.Encode(texts["No file is chosen"])}</span>";

    public static IHtmlContent Around(IHtmlContent control, IStringLocalizer<SharedText> texts) =>
        new HtmlContentBuilder().AppendHtml(Begin(texts)).AppendHtml(control).AppendHtml(End);
}

/// <summary><c>&lt;input type="file"&gt;</c> outside of a <c>&lt;field&gt;</c>: the same field for a file.</summary>
[HtmlTargetElement("input", Attributes = "[type=file]", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileInputTagHelper(IStringLocalizer<SharedText> texts) : TagHelper
{
    /// <summary>On its button, instead of "Choose a file".</summary>
    public string? Words { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.PreElement.AppendHtml(FileField.Begin(texts, Words));
        output.PostElement.AppendHtml(FileField.End);
    }
}
