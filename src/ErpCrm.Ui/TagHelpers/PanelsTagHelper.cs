using ErpCrm.Platform.Security;
using ErpCrm.Ui.Panels;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Ui.TagHelpers;

/// <summary><c>&lt;panels of="@Kinds.Company" subject="@Model.Id"
/// /&gt;</c>: what other modules show about this record.</summary>
[HtmlTargetElement("panels", Attributes = "of", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PanelsTagHelper(
    IViewComponentHelper components,
    IEnumerable<PanelRegistration> panels,
    ICurrentUser user,
    IStringLocalizer<SharedText> texts,
    ILogger<PanelsTagHelper> log) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Key of the kind of record, or another place for panels.</summary>
    public string Of { get; set; } = "";

    public Guid Subject { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((IViewContextAware)components).Contextualize(ViewContext);
        output.TagName = null;
        foreach (var panel in panels.Where(panel => panel.Slot == Of).OrderBy(panel => panel.Order))
        {
            if (panel.Permission is null || user.Can(panel.Permission))
                output.Content.AppendHtml(await RenderAsync(panel));
        }
    }

    // One module's failure does not take the page of another with it.
    private async Task<IHtmlContent> RenderAsync(PanelRegistration panel)
    {
        try
        {
            return await components.InvokeAsync(panel.Component, new { subject = Subject });
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Panel {Panel} failed for {Subject}", panel.Component.Name, Subject);
            return new HtmlString(
                $"<p class=\"notice red\">{Markup.Encode(texts["This part could not be loaded."])}</p>");
        }
    }
}
