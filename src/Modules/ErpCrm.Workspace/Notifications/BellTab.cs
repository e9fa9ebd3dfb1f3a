using ErpCrm.Platform.Security;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Workspace.Notifications;

/// <summary>The bell at the foot of a phone, where the frame's own is in a drawer: it leads to the page.</summary>
internal sealed class BellTab(UnreadCount unread, ICurrentUser me) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject) => me.Id == Guid.Empty
        ? Content("")
        : Panel(await unread.ReadAsync(HttpContext.RequestAborted));
}
