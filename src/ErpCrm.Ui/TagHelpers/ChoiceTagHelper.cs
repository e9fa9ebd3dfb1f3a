using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>
/// <c>&lt;choice for="MemberIds" value="@person.Id" text="@person.Name"
/// class="c4" /&gt;</c>: one box of a list of chosen ids, ticked when the list has it.
/// </summary>
[HtmlTargetElement("choice", Attributes = "for,value", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChoiceTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The list of ids.</summary>
    public ModelExpression For { get; set; } = null!;

    public Guid Value { get; set; }

    public string Text { get; set; } = "";

    /// <summary>Why it cannot be changed; empty when it can.</summary>
    public string? Locked { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        FormWords.Of(ViewContext.HttpContext).Value(name, Value.ToString(), Text);
        output.TagName = "label";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("choice");
        var isChosen = For.Model is IEnumerable<Guid> chosen && chosen.Contains(Value);
        var isLocked = Locked is { Length: > 0 };
        if (isLocked) output.Attributes.SetAttribute("title", Locked);
        // What is locked keeps its value: a disabled box sends nothing.
        if (isLocked && isChosen)
            output.Content.AppendHtml($"<input type=\"hidden\" name=\"{Markup.Encode(name)}\" value=\"{Value}\">");
        var state = (isChosen ? " checked" : "") + (isLocked ? " disabled" : "");
        output.Content.AppendHtml(
            $"<input class=\"check\" type=\"checkbox\" name=\"{Markup.Encode(name)}\" value=\"{Value}\"{state}>" +
            $"<span>{Markup.Encode(Text)}</span>");
    }
}
