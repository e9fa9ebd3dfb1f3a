using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Workspace.Approvals;

/// <summary>Beside the bell: how much waits for the reader. Not there for those for whom nothing can.</summary>
internal sealed class WaitingPanel(InboxCount count, Inbox inbox) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject) =>
        inbox.IsForMe ? Panel(await count.ReadAsync(HttpContext.RequestAborted)) : Content("");
}
