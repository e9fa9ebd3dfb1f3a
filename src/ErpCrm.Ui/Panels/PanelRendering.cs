using ErpCrm.Ui.TagHelpers;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Ui.Panels;

/// <summary>Writes panels: one module's failure does not take the page of another with it.</summary>
public sealed class PanelRendering(
    IViewComponentHelper components, IStringLocalizer<SharedText> texts, ILogger<PanelRendering> log)
{
    /// <param name="component">A <see cref="PanelComponent"/>.</param>
    /// <param name="arguments">What its <c>InvokeAsync</c> takes, as an anonymous type.</param>
    public async Task<IHtmlContent> RenderAsync(ViewContext page, Type component, object arguments)
    {
        ((IViewContextAware)components).Contextualize(page);
        try
        {
            return await components.InvokeAsync(component, arguments);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Panel {Panel} failed for {Subject}", component.Name, arguments);
            return new HtmlString(
                $"<p class=\"notice red\">{Markup.Encode(texts["This part could not be loaded."])}</p>");
        }
    }
}
