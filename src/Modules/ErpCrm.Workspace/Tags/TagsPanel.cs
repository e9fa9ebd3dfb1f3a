using ErpCrm.Platform.Records;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Workspace.Tags;

/// <summary>The tags of a record, on its page, which has opened it.</summary>
internal sealed class TagsPanel(RecordTags tags, RecordKinds kinds) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(RecordRef record)
    {
        var shown = await tags.ShowAsync(kinds.Get(record.Kind), record, HttpContext.RequestAborted);
        return shown.Tags.Count > 0 || shown.MayTag ? Panel(shown) : Content("");
    }
}
