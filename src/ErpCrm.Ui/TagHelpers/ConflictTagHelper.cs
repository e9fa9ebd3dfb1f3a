using System.Text.Encodings.Web;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>
/// <c>&lt;conflict /&gt;</c> inside a form: when somebody else saved
/// first, both versions field by field with "Keep mine" and "Take theirs", or, where
/// nothing can be compared, that it has to be looked at again; otherwise nothing.
/// </summary>
[HtmlTargetElement("conflict", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ConflictTagHelper(Assets assets, IStringLocalizer<SharedText> texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ViewData["Conflict"] is not FormConflict conflict)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "section";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("conflict");
        output.Attributes.SetAttribute("role", "alert");
        var heading = Markup.Encode(texts["Somebody else changed this record meanwhile"]);
        output.Content.AppendHtml($"<div class=\"row\">{assets.Icon("git-compare")}<h2>{heading}</h2></div>");
        output.Content.AppendHtml(Explanation(conflict));
        if (conflict.Fields.Count == 0) return;
        output.Content.AppendHtml(new Table(conflict, FormWords.Of(ViewContext.HttpContext), texts));
        output.Content.AppendHtml(
            $"<div class=\"row\"><button type=\"button\" class=\"btn primary\" data-conflict-keep>{Markup.Encode(texts["Keep mine"])}</button>" +
            $"<button type=\"button\" class=\"btn\" data-conflict-take>{Markup.Encode(texts["Take theirs"])}</button></div>");
    }

    private string Explanation(FormConflict conflict)
    {
        var text = conflict.Fields.Count > 0 ? texts["These fields differ. Choose, then save again."]
            : conflict.IsWhole ? texts["The fields of this form are the same. Save again."]
            : texts["Look at it again, then send the form again."];
        return $"<p class=\"muted\">{Markup.Encode(text)}</p>";
    }

    /// <summary>Written when the page is, after the form's fields have said their words.</summary>
    private sealed class Table(FormConflict conflict, FormWords words, IStringLocalizer<SharedText> texts)
        : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var head = Head(texts["Field"]) + Head(texts["Theirs"]) + Head(texts["Mine"]);
            writer.Write($"<table><thead><tr>{head}</tr></thead><tbody>");
            foreach (var field in conflict.Fields) writer.Write(Row(field));
            writer.Write("</tbody></table>");
        }

        private static string Head(string word) => $"<th scope=\"col\">{Markup.Encode(word)}</th>";

        private string Row(ConflictField field)
        {
            var data = Data("field", field.Name) + Data("value", field.TheirsValue) + Data("text", field.TheirsText)
                + Data("choice", field.Choice);
            return $"<tr><th scope=\"row\">{Markup.Encode(Label(field))}</th>" +
                $"<td{data}>{Markup.Encode(words.TextOf(field.Name, field.TheirsValue) ?? field.Theirs)}</td>" +
                $"<td>{Markup.Encode(words.TextOf(field.Name, field.MineValue) ?? field.Mine)}</td></tr>";
        }

        private string Label(ConflictField field)
        {
            if (field.Choice is { } choice && words.TextOf(field.Name, choice) is { } chosen) return chosen;
            var label = words.LabelOf(field.Name) ?? texts[field.Label].Value;
            return field.Row is { } row && !words.StandsAlone(field.Name) ? $"{row}. {label}" : label;
        }

        private static string Data(string name, string? value) =>
            value is null ? "" : $" data-conflict-{name}=\"{Markup.Encode(value)}\"";
    }
}
