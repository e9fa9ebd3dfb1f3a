using ErpCrm.Platform.Records;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Workspace.Files;

/// <summary>The files of a record, on its page.</summary>
internal sealed class FilesPanel(RecordFiles files) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(RecordRef record)
    {
        var ct = HttpContext.RequestAborted;
        return await files.OpenAsync(record, ct) is { } kind
            ? Panel(await files.ShowAsync(kind, record, ct))
            : Content("");
    }
}
