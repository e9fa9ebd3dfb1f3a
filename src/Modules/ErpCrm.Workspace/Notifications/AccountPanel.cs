using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Workspace.Notifications;

/// <summary>The way from one's account to what one wants to be told.</summary>
internal sealed class AccountPanel : PanelComponent
{
    public IViewComponentResult Invoke(Guid subject) => Panel(subject);
}
