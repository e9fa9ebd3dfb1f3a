using ErpCrm.Platform.Security;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Ui.TagHelpers;

/// <summary><c>&lt;panels of="@Kinds.Company" subject="@Model.Id"
/// /&gt;</c>: what other modules show about this record.</summary>
[HtmlTargetElement("panels", Attributes = "of", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PanelsTagHelper(
    PanelRendering rendering, IEnumerable<PanelRegistration> panels, ICurrentUser user) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Key of the kind of record, or another place for panels.</summary>
    public string Of { get; set; } = "";

    public Guid Subject { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var panel in panels.Where(panel => panel.Slot == Of).OrderBy(panel => panel.Order))
        {
            if (panel.Permission is null || user.Can(panel.Permission))
            {
                output.Content.AppendHtml(
                    await rendering.RenderAsync(ViewContext, panel.Component, new { subject = Subject }));
            }
        }
    }
}
