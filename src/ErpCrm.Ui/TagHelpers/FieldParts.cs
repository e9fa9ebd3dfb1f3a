using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>The parts every form control has: label, hint, error, and how they point at each other.</summary>
internal sealed class FieldParts
{
    public FieldParts(ViewContext view, ModelExpression expression, string? label, string? hint)
    {
        Expression = expression.Name;
        Name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name);
        Id = TagBuilder.CreateSanitizedId(Name, "_");
        Label = string.IsNullOrEmpty(label) ? expression.Metadata.GetDisplayName() : label;
        Hint = hint;
        Error = view.ModelState.TryGetValue(Name, out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null;
        FormWords.Of(view.HttpContext).Label(Name, Label);
    }

    public string Expression { get; }

    public string Name { get; }

    public string Id { get; }

    public string Label { get; }

    public string? Hint { get; }

    public string? Error { get; }

    public string DescribedBy => Markup.Classes(Hint is null ? null : $"{Id}-hint", $"{Id}-error");

    public string LabelTag(string forId, bool optional, bool hidden, IStringLocalizer<SharedText> texts)
    {
        var mark = optional ? $" <span class=\"opt\">{Markup.Encode(texts["optional"])}</span>" : "";
        return $"<label for=\"{forId}\"{(hidden ? " class=\"vh\"" : "")}>{Markup.Encode(Label)}{mark}</label>";
    }

    public void AppendTail(TagHelperContent content)
    {
        if (Hint is not null) content.AppendHtml($"<span class=\"hint\" id=\"{Id}-hint\">{Markup.Encode(Hint)}</span>");
        content.AppendHtml(
            $"<span class=\"error\" id=\"{Id}-error\" data-valmsg-for=\"{Markup.Encode(Name)}\">{Markup.Encode(Error)}</span>");
    }
}
