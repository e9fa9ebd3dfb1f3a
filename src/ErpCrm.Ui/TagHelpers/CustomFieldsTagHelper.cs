using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.TagHelpers;

/// <summary><c>&lt;custom-fields of="Model" /&gt;</c> at the end of a form: the fields that the company added to this
/// kind of record, in their sections; nothing where there are none.</summary>
[HtmlTargetElement("custom-fields", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CustomFieldsTagHelper(
    ICustomFields fields, ICurrentUser me, IStringLocalizer<SharedText> texts, ReferenceNames names,
    RequiredFields required, Assets assets) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public ICustomForm Of { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var shown = fields.Current.SeenBy(me, Of.CustomKind).ToList();
        if (shown.Count == 0) return;
        var ct = ViewContext.HttpContext.RequestAborted;
        await names.LoadAsync(Of.Custom.RecordsIn(shown), ct);
        var ofKind = await required.OfAsync(Of.CustomKind, ct);
        var keys = string.Join(',', shown.Where(field => !IsLocked(field)).Select(field => field.Key));
        output.Content.AppendHtml(Html.Of(
            $"<input type=\"hidden\" name=\"{CustomInput.NameOf(CustomInput.Shown)}\" value=\"{keys}\">"));
        var controls = new CustomControls(
            texts, fields.Current, FormWords.Of(ViewContext.HttpContext), names, assets);
        foreach (var section in shown.GroupBy(field => field.Section.Said))
        {
            var title = section.Key.Length > 0 ? section.Key : texts["Further details"].Value;
            output.Content.AppendHtml(Html.Of(
                $"<section class=\"form-section\"><header><h2>{title}</h2></header><div class=\"form-grid\">"));
            foreach (var field in section)
                output.Content.AppendHtml(
                    controls.Write(field, Of.Custom.TextsOf(field), ErrorOf(field), IsLocked(field),
                        ofKind.IsRequired(field, Of.CustomStage)));
            output.Content.AppendHtml("</div></section>");
        }
    }

    private string? ErrorOf(CustomField field) =>
        ViewContext.ModelState.TryGetValue(CustomInput.NameOf(field.Key), out var entry)
            ? entry.Errors.FirstOrDefault()?.ErrorMessage
            : null;

    private bool IsLocked(CustomField field) => field.ChangedWith is { } needed && !me.Can(needed);
}
