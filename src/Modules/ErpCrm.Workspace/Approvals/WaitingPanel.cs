using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Workspace.Approvals;

/// <summary>Beside the bell: how much waits for the reader. Not there for those for whom nothing can.</summary>
internal sealed class WaitingPanel(InboxCount count) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject) =>
        await count.ReadAsync(HttpContext.RequestAborted) is { } waiting ? Panel(waiting) : Content("");
}
