using ErpCrm.Platform.Records.Custom;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.TagHelpers;

/// <summary><c>&lt;custom-preview field="…" /&gt;</c>: a field of the company as it will stand in forms.</summary>
[HtmlTargetElement("custom-preview", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CustomPreviewTagHelper(IStringLocalizer<SharedText> texts) : TagHelper
{
    public CustomField Field { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var controls = new CustomControls(texts, CustomCatalogue.Nothing, new FormWords());
        output.Content.SetHtmlContent(controls.Write(Field, [], null, isLocked: true));
    }
}
