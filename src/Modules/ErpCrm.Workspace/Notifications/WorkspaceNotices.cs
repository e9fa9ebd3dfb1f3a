using ErpCrm.Contracts;
using ErpCrm.Ui.Notices;

namespace ErpCrm.Workspace.Notifications;

/// <summary>What people are told of what is said about records.</summary>
internal sealed class WorkspaceNotices : INoticeWords
{
    public IEnumerable<NoticeWords> Words =>
    [
        new(NoticeKind.Mentioned, NoticeGroup.Talk, "at-sign", "Somebody mentions me",
            texts => texts["You are mentioned in a comment"].Value)
        {
            NamesRecord = true,
        },
        new(NoticeKind.Commented, NoticeGroup.Talk, "message-square", "A comment on what I follow",
            texts => texts["A new comment on what you follow"].Value)
        {
            NamesRecord = true,
        },
    ];
}
