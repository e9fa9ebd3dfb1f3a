using ErpCrm.Platform.Records;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>
/// <c>&lt;picker for="CompanyId" text="@Model.CompanyName" options-url="@options" label="Company" /&gt;</c>: type-ahead
/// choice of a record. Posts the id as <c>CompanyId</c> and the shown text as <c>CompanyIdText</c>.
/// </summary>
[HtmlTargetElement("picker", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PickerTagHelper(Assets assets, ValidationHtmlAttributeProvider validation, RecordLinks links,
    IStringLocalizer<SharedText> texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;

    /// <summary>Name of the chosen record.</summary>
    public string? Text { get; set; }

    /// <summary>Answers <c>?q=</c> with the partial <c>_PickerOptions</c>.</summary>
    public string OptionsUrl { get; set; } = "";

    /// <summary>
    /// Key of the kind of record that typed text can be made one of without leaving the form, by those who may
    /// (<see cref="RecordKind.QuickCreateUrl"/>).
    /// </summary>
    public string? CreateKind { get; set; }

    /// <summary>Fields that narrow the choice, <c>company=CompanyId</c>:
    /// sent as they stand when somebody chooses.</summary>
    public string? With { get; set; }

    public string? Label { get; set; }

    public string? Hint { get; set; }

    public string? Class { get; set; }

    public string? Placeholder { get; set; }

    public bool Optional { get; set; }

    public bool Autofocus { get; set; }

    /// <summary>The label is for screen readers only.</summary>
    public bool Bare { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var parts = new FieldParts(ViewContext, For, Label, Hint);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("field", Class);
        output.Content.AppendHtml(parts.LabelTag($"{parts.Id}Text", Optional, Bare, texts));
        output.Content.AppendHtml($"<ui-combo data-url=\"{Markup.Encode(OptionsUrl)}\"{Data("with", With)}{Create()}>");
        output.Content.AppendHtml(Hidden(parts));
        output.Content.AppendHtml(Input(parts));
        output.Content.AppendHtml(assets.Icon("chevron-down", "ic-sm"));
        output.Content.AppendHtml(
            $"<div class=\"menu combo\" id=\"{parts.Id}-list\" role=\"listbox\" popover=\"manual\" aria-label=\"{Markup.Encode(parts.Label)}\"></div></ui-combo>");
        parts.AppendTail(output.Content);
    }

    private string Create() => CreateKind is { Length: > 0 } && links.ToQuickCreate(CreateKind) is { } url
        ? Data("create-url", url) + Data("create-label", texts["Create “{0}”"])
        : "";

    private static string Data(string name, string? value) =>
        value is null ? "" : $" data-{name}=\"{Markup.Encode(value)}\"";

    private TagBuilder Hidden(FieldParts parts)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = "hidden";
        input.Attributes["name"] = parts.Name;
        input.Attributes["id"] = parts.Id;
        input.Attributes["value"] = Attempted(parts.Name)
            ?? (For.Model is Guid id && id == Guid.Empty ? "" : Format.Input(For.Model));
        return input;
    }

    private TagBuilder Input(FieldParts parts)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("input");
        input.Attributes["id"] = $"{parts.Id}Text";
        input.Attributes["name"] = $"{parts.Name}Text";
        input.Attributes["value"] = Attempted($"{parts.Name}Text") ?? PostedText(parts) ?? Text ?? "";
        input.Attributes["role"] = "combobox";
        input.Attributes["aria-expanded"] = "false";
        input.Attributes["aria-controls"] = $"{parts.Id}-list";
        input.Attributes["aria-autocomplete"] = "list";
        input.Attributes["aria-describedby"] = parts.DescribedBy;
        input.Attributes["autocomplete"] = "off";
        input.Attributes["spellcheck"] = "false";
        input.Attributes["placeholder"] = Placeholder ?? texts["Start typing a name"];
        if (!Optional) AddRequired(input, parts);
        if (Autofocus) input.Attributes["autofocus"] = "autofocus";
        if (parts.Error is not null) input.Attributes["aria-invalid"] = "true";
        return input;
    }

    private void AddRequired(TagBuilder input, FieldParts parts)
    {
        var rules = new Dictionary<string, string>();
        validation.AddValidationAttributes(ViewContext, For.ModelExplorer, rules);
        input.Attributes["aria-required"] = "true";
        input.Attributes["data-val"] = "true";
        input.Attributes["data-val-name"] = parts.Name;
        input.Attributes["data-val-required"] = rules.GetValueOrDefault("data-val-required")
            ?? texts["Fill in this field."];
    }

    private string? Attempted(string name) =>
        ViewContext.ModelState.TryGetValue(name, out var entry) ? entry.AttemptedValue : null;

    // The shown text is posted although the form's model may not have it.
    private string? PostedText(FieldParts parts)
    {
        var request = ViewContext.HttpContext.Request;
        return request.HasFormContentType ? request.Form[$"{parts.Name}Text"].FirstOrDefault() : null;
    }
}
