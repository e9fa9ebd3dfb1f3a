using System.Globalization;
using ErpCrm.Platform.Submissions;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>
/// <c>&lt;form-keys version="@Model.Version" /&gt;</c> at the start
/// of every post form: the key that lets it be saved only once, the version of the
/// record it was filled from, and what is wrong with the form when it comes back.
/// </summary>
[HtmlTargetElement("form-keys", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FormKeysTagHelper(Assets assets, IHeldForms held, IStringLocalizer<SharedText> texts) : TagHelper
{
    private static readonly object SummaryShown = new();

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public int? Version { get; set; }

    /// <summary>For the small forms around a page (sign out, language): always a new key, no messages.</summary>
    public bool Quiet { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(
            Field((Quiet ? null : PostedKey(ViewContext.HttpContext.Request)) ?? Guid.NewGuid()));
        if (Quiet) return;
        if (held.OwnerOf(ViewContext.HttpContext) is { } owner)
            output.Content.AppendHtml(
                $"<input type=\"hidden\" name=\"{IHeldForms.OwnerField}\" value=\"{Markup.Encode(owner)}\">");
        // After a conflict the form is about to replace theirs.
        var version = (ViewContext.ViewData["Conflict"] as FormConflict)?.Version ?? Version;
        if (version is { } number)
            output.Content.AppendHtml(
                $"<input type=\"hidden\" name=\"Version\" value=\"{number.ToString(CultureInfo.InvariantCulture)}\">");
        if (ViewContext.ModelState.ErrorCount > 0 && ViewContext.HttpContext.Items.TryAdd(SummaryShown, true))
            output.Content.AppendHtml(Summary());
        output.Content.AppendHtml(MissingFields.Write(ViewContext.HttpContext, ViewContext.ModelState));
    }

    internal static string Field(Guid key) => $"<input type=\"hidden\" name=\"{Submission.Field}\" value=\"{key}\">";

    // A form that is shown again keeps its key: nothing was saved under it.
    private static Guid? PostedKey(HttpRequest request) =>
        request.HasFormContentType && Guid.TryParse(request.Form[Submission.Field], out var key) ? key : null;

    private string Summary()
    {
        var refused = ViewContext.ModelState
            .Where(entry => entry.Value is { ValidationState: ModelValidationState.Invalid })
            .ToList();
        var lines = refused.Where(entry => entry.Key.Length == 0).SelectMany(entry => entry.Value!.Errors)
            .Select(error => error.ErrorMessage)
            .ToList();
        var fields = refused.Count(entry => entry.Key.Length > 0);
        if (fields > 0) lines.Add(texts.Count("{0} field needs attention.|{0} fields need attention.", fields));
        var text = string.Concat(lines.Select(line => $"<div>{Markup.Encode(line)}</div>"));
        return $"<div class=\"notice red\" role=\"alert\">{assets.Icon("circle-alert")}<div>{text}</div></div>";
    }
}
