using System.Text.Encodings.Web;
using System.Text.Unicode;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Ui.TagHelpers;

internal static class Markup
{
    /// <summary>Encodes what HTML needs encoded and leaves Cyrillic alone.</summary>
    public static HtmlEncoder Encoder { get; } = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Encode(string? text) => text is null ? "" : Encoder.Encode(text);

    public static string Icon(this Assets assets, string name, string? css = null) =>
        $"<svg class=\"{Encode(Classes("ic", css))}\" aria-hidden=\"true\">" +
        $"<use href=\"{assets.Url("icons.svg")}#i-{Encode(name)}\"/></svg>";

    public static string Classes(params string?[] names) =>
        string.Join(' ', names.Where(name => !string.IsNullOrWhiteSpace(name)));

    /// <summary>Adds classes to those the author wrote on the tag.</summary>
    public static void AddClass(this TagHelperOutput output, params string?[] names)
    {
        var own = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", Classes([.. names, own]));
    }
}
