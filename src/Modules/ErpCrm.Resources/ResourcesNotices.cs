using ErpCrm.Contracts;
using ErpCrm.Ui.Notices;

namespace ErpCrm.Resources;

/// <summary>What people are told of their leave.</summary>
internal sealed class ResourcesNotices : INoticeWords
{
    public IEnumerable<NoticeWords> Words =>
    [
        new(NoticeKind.LeaveApproved, NoticeGroup.Decided, "plane", "My leave is approved",
            texts => texts["Your leave is approved"].Value)
        {
            Facts = NoticeWords.DaysOf, Url = _ => "/resources/absences", HidesTitle = true,
        },
        new(NoticeKind.LeaveRefused, NoticeGroup.Decided, "circle-x", "My leave is refused",
            texts => texts["Your leave is refused"].Value)
        {
            Facts = NoticeWords.DaysOf, Url = _ => "/resources/absences", HidesTitle = true,
        },
    ];
}
