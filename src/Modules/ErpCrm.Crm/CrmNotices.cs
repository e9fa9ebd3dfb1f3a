using ErpCrm.Contracts;
using ErpCrm.Ui.Notices;

namespace ErpCrm.Crm;

/// <summary>What people are told of leads and deals.</summary>
internal sealed class CrmNotices : INoticeWords
{
    public IEnumerable<NoticeWords> Words =>
    [
        new(NoticeKind.LeadIsYours, NoticeGroup.Yours, "sprout", "A lead becomes mine",
            texts => texts["A lead is yours now"].Value),
        new(NoticeKind.DealIsYours, NoticeGroup.Yours, "handshake", "A deal becomes mine",
            texts => texts["A deal is yours now"].Value)
        {
            Facts = NoticeWords.AmountOf,
        },
        new(NoticeKind.DealWon, NoticeGroup.Results, "trophy", "My deal is won",
            texts => texts["Your deal is won"].Value)
        {
            Facts = NoticeWords.AmountOf,
        },
        new(NoticeKind.DealLost, NoticeGroup.Results, "circle-x", "My deal is lost",
            texts => texts["Your deal is lost"].Value),
        new(NoticeKind.DealReopened, NoticeGroup.Results, "rotate-ccw", "My deal is reopened",
            texts => texts["Your deal is open again"].Value),
    ];
}
