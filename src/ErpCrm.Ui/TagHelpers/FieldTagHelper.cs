using System.ComponentModel.DataAnnotations;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>
/// <c>&lt;field for="Name" label="Name" class="c6" /&gt;</c>: label,
/// control, hint and error with their wiring. Attributes it does not know go to the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(IHtmlGenerator html, IStringLocalizer<SharedText> texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;

    /// <summary>The property's display name when empty.</summary>
    public string? Label { get; set; }

    public string? Hint { get; set; }

    /// <summary>Column of the form grid, for example <c>c6</c>.</summary>
    public string? Class { get; set; }

    /// <summary>text, email, tel, date, time, number, textarea, password, money,
    /// checkbox, file, url; from the property's type when empty.</summary>
    public string? Type { get; set; }

    /// <summary>A unit inside the control, for example <c>KGS</c>.</summary>
    public string? Suffix { get; set; }

    /// <summary>Makes the control a select.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>Says the word "optional".</summary>
    public bool Optional { get; set; }

    public bool Autofocus { get; set; }

    public string? Autocomplete { get; set; }

    /// <summary>Rows of a text area.</summary>
    public int Rows { get; set; } = 3;

    /// <summary>The label is for screen readers only: in a table its column's head says it.</summary>
    public bool Bare { get; set; }

    private Type ModelType => For.ModelExplorer.Metadata.UnderlyingOrModelType;

    private string Kind => Items is not null ? "select" : Type ?? DefaultKind();

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var parts = new FieldParts(ViewContext, For, Label, Hint);
        var attributes = ControlAttributes(parts, output);
        foreach (var item in Items ?? [])
            FormWords.Of(ViewContext.HttpContext).Value(parts.Name, item.Value, item.Text);
        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("field", Kind == "checkbox" ? "check-field" : null, Class);

        var label = parts.LabelTag(parts.Id, Optional && Kind != "checkbox", Bare, texts);
        if (Kind == "checkbox")
        {
            ForgetNonsense();
            output.Content.AppendHtml(
                InOurWords(html.GenerateCheckBox(ViewContext, For.ModelExplorer, parts.Expression, null, attributes)));
            output.Content.AppendHtml(html.GenerateHiddenForCheckbox(ViewContext, For.ModelExplorer, parts.Expression));
            output.Content.AppendHtml(label);
        }
        else
        {
            output.Content.AppendHtml(label);
            AppendControl(output.Content, InOurWords(Control(parts, attributes)));
        }

        parts.AppendTail(output.Content);
    }

    private void AppendControl(TagHelperContent content, IHtmlContent control)
    {
        if (Kind == "date") control = DateField.Around(control, texts);
        if (Kind == "file") control = FileField.Around(control, texts);
        if (Suffix is null)
        {
            content.AppendHtml(control);
            return;
        }

        content.AppendHtml("<div class=\"affix\">");
        content.AppendHtml(control);
        content.AppendHtml($"<span class=\"suffix\" aria-hidden=\"true\">{Markup.Encode(Suffix)}</span></div>");
    }

    private TagBuilder Control(FieldParts parts, Dictionary<string, object?> attributes)
    {
        var (view, explorer, name) = (ViewContext, For.ModelExplorer, parts.Expression);
        return Kind switch
        {
            "select" => html.GenerateSelect(view, explorer, Prompt(), name, Items, AllowsMany, attributes),
            "textarea" => html.GenerateTextArea(view, explorer, name, Rows, 40, attributes),
            "password" => html.GeneratePassword(view, explorer, name, null, attributes),
            "file" => html.GenerateTextBox(view, explorer, name, null, null, attributes),
            "money" => html.GenerateTextBox(view, explorer, name, Format.Input(For.Model, 2), null, attributes),
            _ => html.GenerateTextBox(view, explorer, name, Format.Input(For.Model), null, attributes),
        };
    }

    private Dictionary<string, object?> ControlAttributes(FieldParts parts, TagHelperOutput output)
    {
        var attributes = new Dictionary<string, object?>
        {
            ["class"] = Kind switch
            {
                "select" => "select",
                "textarea" => "textarea",
                "checkbox" => "check",
                _ => "input"
            },
            ["aria-describedby"] = parts.DescribedBy,
        };
        if (parts.Error is not null) attributes["aria-invalid"] = "true";
        if (!Optional && Kind is not "checkbox") attributes["aria-required"] = "true";
        if (Autofocus) attributes["autofocus"] = "autofocus";
        if (Kind is not ("select" or "checkbox" or "file" or "date" or "time"))
            attributes["autocomplete"] = Autocomplete ?? (Kind is "password" ? null : "off");
        if (InputType is { } type) attributes["type"] = type;
        if (InputMode is { } mode) attributes["inputmode"] = mode;
        foreach (var attribute in output.Attributes)
            attributes[attribute.Name] = attribute.Value is HtmlString text ? text.Value : attribute.Value?.ToString();
        return attributes.Where(pair => pair.Value is not null).ToDictionary();
    }

    // MVC demands a value for every number and yes/no, in its own English.
    private TagBuilder InOurWords(TagBuilder control)
    {
        const string required = "data-val-required";
        if (Kind == "checkbox") control.Attributes.Remove(required);
        else if (For.Metadata.ModelType.IsValueType && control.Attributes.TryGetValue(required, out var text)
            && text == ImplicitMessage)
            control.Attributes[required] = texts["Fill in this field."];
        return control;
    }

    private string ImplicitMessage => new RequiredAttribute().FormatErrorMessage(For.Metadata.GetDisplayName());

    private string? InputType => Kind switch
    {
        "select" or "textarea" or "checkbox" or "password" => null,
        "money" or "number" => "text",
        var kind => kind,
    };

    private string? InputMode => Kind switch
    {
        "money" => "decimal",
        "number" => ModelType == typeof(int) || ModelType == typeof(long) ? "numeric" : "decimal",
        _ => null,
    };

    private bool AllowsMany => For.ModelExplorer.Metadata.IsEnumerableType && ModelType != typeof(string);

    private string DefaultKind() => ModelType switch
    {
        var t when t == typeof(bool) => "checkbox",
        var t when t == typeof(DateOnly) => "date",
        var t when t == typeof(TimeOnly) => "time",
        var t when t == typeof(decimal) || t == typeof(int) || t == typeof(long) => "number",
        _ => "text",
    };

    // Nothing is chosen silently: an optional or empty field starts with an empty choice.
    private string? Prompt()
    {
        if (AllowsMany || Items!.Any(item => item.Value == "")) return null;
        var empty = For.Model is null or "" || (For.Model is Guid id && id == Guid.Empty);
        if (Optional) return "";
        return empty ? texts["Choose"].Value : null;
    }

    // What is neither yes nor no was no box of ours; it is refused, and there is nothing of it to show again.
    private void ForgetNonsense()
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        if (!ViewContext.ViewData.ModelState.TryGetValue(name, out var entry)) return;
        var first = entry.RawValue is string[] { Length: > 0 } several ? several[0] : entry.RawValue as string;
        if (first is not null && !bool.TryParse(first, out _)) entry.RawValue = null;
    }
}
