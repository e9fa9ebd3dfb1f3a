using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Ui.TagHelpers;

/// <summary><c>&lt;avatar name="Aida Bekova" /&gt;</c>: initials on a tint;
/// the name itself stands beside it or is added with <c>named</c>.</summary>
[HtmlTargetElement("avatar", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class AvatarTagHelper : TagHelper
{
    private static readonly string?[] Tints = [null, "blue", "violet", "green", "amber", "red"];

    public string? Name { get; set; }

    /// <summary>Companies are square, people round.</summary>
    public bool Square { get; set; }

    /// <summary>Says the name to screen readers and as a tooltip; for an avatar that stands alone.</summary>
    public bool Named { get; set; }

    /// <summary>The same in code, beside the name it belongs to.</summary>
    internal static Html Markup(string name, bool square) =>
        Html.Of($"<span class=\"{TagHelpers.Markup.Classes("av", square ? "sq" : null, TintOf(name))}\" aria-hidden=\"true\">{Format.Initials(name)}</span>");

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("av", Square ? "sq" : null, TintOf(Name));
        var initials = TagHelpers.Markup.Encode(Format.Initials(Name));
        if (Named)
        {
            output.Attributes.SetAttribute("title", Name);
            output.Content.SetHtmlContent(
                $"<span aria-hidden=\"true\">{initials}</span><span class=\"vh\">{TagHelpers.Markup.Encode(Name)}</span>");
        }
        else
        {
            output.Attributes.SetAttribute("aria-hidden", "true");
            output.Content.SetHtmlContent(initials);
        }
    }

    private static string? TintOf(string? name) => Tints[(name ?? "").Sum(c => c) % Tints.Length];
}
