using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.TagHelpers;

/// <summary><c>&lt;toasts /&gt;</c> in a fragment sends the messages set by <c>Toast()</c> along with it.</summary>
[HtmlTargetElement("toasts", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ToastsTagHelper(Assets assets, IStringLocalizer<SharedText> texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Inside the layout's own region: the messages without the fragment's wrapping.</summary>
    public bool Inline { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var messages = Toasts.Take(ViewContext.TempData);
        if (messages.Count == 0) return;
        var content = string.Concat(messages.Select(Markup));
        output.Content.SetHtmlContent(
            Inline ? content : $"<hx-partial hx-target=\"#toasts\" hx-swap=\"beforeend\">{content}</hx-partial>");
    }

    private string Markup(ToastMessage toast)
    {
        var undo = toast.UndoUrl is null
            ? ""
            : $"<button type=\"button\" class=\"btn sm\" data-undo=\"{TagHelpers.Markup.Encode(toast.UndoUrl)}\">{TagHelpers.Markup.Encode(texts["Undo"])}</button>";
        var (css, icon) = toast.Failed ? ("toast failed", "circle-alert") : ("toast", "circle-check");
        return $"<div class=\"{css}\">{assets.Icon(icon)}" +
            $"<div class=\"grow\">{TagHelpers.Markup.Encode(toast.Text)}</div>{undo}" +
            $"<button type=\"button\" class=\"btn ghost icon sm\" data-dismiss aria-label=\"{TagHelpers.Markup.Encode(texts.In("verb", "Close"))}\">{assets.Icon("x")}</button></div>";
    }
}
