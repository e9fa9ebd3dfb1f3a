using ErpCrm.Platform.Records;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Workspace.Comments;

/// <summary>What is said about a record and what happened to it, on its page: loaded when it comes into view, so that
/// the page waits for none of it.</summary>
internal sealed class TalkPanel : PanelComponent
{
    public IViewComponentResult Invoke(RecordRef record) => Panel(record);
}
