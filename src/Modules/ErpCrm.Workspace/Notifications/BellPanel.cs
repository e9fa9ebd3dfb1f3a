using ErpCrm.Platform.Security;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Workspace.Notifications;

/// <summary>The bell in the frame: how many are unread; the newest are fetched when it is opened.</summary>
internal sealed class BellPanel(UnreadCount unread, ICurrentUser me) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject) => me.Id == Guid.Empty
        ? Content("")
        : Panel(await unread.ReadAsync(HttpContext.RequestAborted));
}
