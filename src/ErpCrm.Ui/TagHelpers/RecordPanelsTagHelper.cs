using ErpCrm.Platform.Records;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Ui.TagHelpers;

/// <summary><c>&lt;record-panels kind="@Kinds.Company" id="@Model.Id" /&gt;</c>: what every record has on its page,
/// as far as records of its kind can.</summary>
[HtmlTargetElement("record-panels", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RecordPanelsTagHelper(
    PanelRendering rendering, IEnumerable<RecordPanelRegistration> panels, RecordKinds kinds,
    IOpenedRecords opened) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Key of the kind of record.</summary>
    public string Kind { get; set; } = "";

    public Guid Id { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var kind = kinds.Get(Kind);
        // Not what is fetched again by itself, and not what is never found.
        if (kind.Searched is not null && !ViewContext.HttpContext.Request.IsOwnRefresh())
            opened.Opened(new RecordRef(Kind, Id));
        output.TagName = null;
        foreach (var panel in panels.Where(panel => kind.Can(panel.Ability)).OrderBy(panel => panel.Order))
        {
            output.Content.AppendHtml(await rendering.RenderAsync(ViewContext, panel.Component,
                new { record = new RecordRef(Kind, Id) }));
        }
    }
}
