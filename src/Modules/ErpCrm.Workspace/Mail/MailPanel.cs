using ErpCrm.Platform.Records;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Workspace.Mail;

/// <summary>Mails about a record, on its page: what was sent is loaded when it comes into view, so that the page waits
/// for none of it.</summary>
internal sealed class MailPanel : PanelComponent
{
    public IViewComponentResult Invoke(RecordRef record) => Panel(record);
}
