using ErpCrm.Contracts;
using ErpCrm.Ui.Notices;

namespace ErpCrm.Workspace.Notifications;

/// <summary>What people are told of what is said about records, and of their imports.</summary>
internal sealed class WorkspaceNotices : INoticeWords
{
    public IEnumerable<NoticeWords> Words =>
    [
        new(NoticeKind.Mentioned, NoticeGroup.Talk, "at-sign", "Somebody mentions me",
            texts => texts["You are mentioned in a comment"].Value)
        {
            NamesRecord = true,
        },
        new(NoticeKind.ImportEnded, NoticeGroup.Results, "file-up", "My import has ended",
            texts => texts["Your import has ended"].Value),
        new(NoticeKind.WebhookOff, NoticeGroup.Results, "webhook", "A webhook of mine is switched off",
            texts => texts["Your webhook was switched off"].Value),
        new(NoticeKind.Commented, NoticeGroup.Talk, "message-square", "A comment on what I follow",
            texts => texts["A new comment on what you follow"].Value)
        {
            NamesRecord = true,
        },
        new(NoticeKind.Followed, NoticeGroup.Talk, "bell", "What happens to what I follow",
            texts => texts["Something happened to what you follow"].Value),
        new(NoticeKind.MailNotSent, NoticeGroup.Results, "mail-x", "A mail of mine is refused or unsure",
            texts => texts["Your mail did not arrive for certain"].Value),
        new(NoticeKind.ApprovalWaits, NoticeGroup.ToDecide, "inbox", "Something waits for my approval",
            texts => texts["It waits for your approval"].Value)
        {
            NamesRecord = true, Url = _ => "/workspace/approvals",
        },
        new(NoticeKind.ApprovalReminder, NoticeGroup.ToDecide, "alarm-clock", "I am reminded of what waits for me",
            texts => texts["It still waits for your approval"].Value)
        {
            NamesRecord = true, Url = _ => "/workspace/approvals",
        },
        new(NoticeKind.ApprovalEscalated, NoticeGroup.ToDecide, "triangle-alert", "What waited too long comes to me",
            texts => texts["It waited too long: you decide too"].Value)
        {
            NamesRecord = true, Url = _ => "/workspace/approvals",
        },
    ];
}
