using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>
/// A form of one button. With a title it asks first: only for what cannot be taken back or goes out of the house.
/// </summary>
[HtmlTargetElement("confirm-post")]
public sealed class ConfirmPostTagHelper(IAntiforgery antiforgery) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Action { get; set; } = "";

    /// <summary>The exact question, with the figure; null posts at once.</summary>
    public string? Title { get; set; }

    /// <summary>The consequence.</summary>
    public string? Text { get; set; }

    /// <summary>The verb of the dialog's button.</summary>
    public string? Ok { get; set; }

    /// <summary>Destruction: the dialog's button is red.</summary>
    public bool Danger { get; set; }

    /// <summary>Version of the record, or null.</summary>
    public int? Version { get; set; }

    /// <summary>Single key that presses the button.</summary>
    public string? Key { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var label = await output.GetChildContentAsync();
        var css = output.Attributes["class"]?.Value?.ToString() ?? "btn";
        output.Attributes.RemoveAll("class");
        var name = output.Attributes["aria-label"]?.Value?.ToString();
        output.Attributes.RemoveAll("aria-label");

        output.TagName = "form";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "inline");
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("action", Action);
        if (Title is not null)
        {
            output.Attributes.SetAttribute("hx-confirm", Text ?? Title);
            output.Attributes.SetAttribute("data-confirm-title", Title);
            if (Ok is not null) output.Attributes.SetAttribute("data-confirm-ok", Ok);
            if (Danger) output.Attributes.SetAttribute("data-danger", "");
        }

        output.Content.SetHtmlContent(antiforgery.GetHtml(ViewContext.HttpContext));
        output.Content.AppendHtml(FormKeysTagHelper.Field(Guid.NewGuid()));
        if (Version is { } version)
            output.Content.AppendHtml(
                $"<input type=\"hidden\" name=\"Version\" value=\"{version.ToString(CultureInfo.InvariantCulture)}\">");
        output.Content.AppendHtml(
            $"<button class=\"{Markup.Encode(css)}\"{Said("data-key", Key)}{Said("aria-label", name)}>");
        output.Content.AppendHtml(label);
        output.Content.AppendHtml("</button>");
    }

    private static string Said(string attribute, string? value) =>
        value is null ? "" : $" {attribute}=\"{Markup.Encode(value)}\"";
}
