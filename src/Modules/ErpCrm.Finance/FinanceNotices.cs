using ErpCrm.Contracts;
using ErpCrm.Ui.Notices;

namespace ErpCrm.Finance;

/// <summary>What people are told of expenses, bills and invoices.</summary>
internal sealed class FinanceNotices : INoticeWords
{
    public IEnumerable<NoticeWords> Words =>
    [
        new(NoticeKind.ExpenseWaits, NoticeGroup.ToDecide, "wallet", "An expense waits for my decision",
            texts => texts["An expense waits for your decision"].Value)
        {
            Facts = NoticeWords.AmountOf,
        },
        new(NoticeKind.ExpenseApproved, NoticeGroup.Decided, "circle-check", "My expense is approved",
            texts => texts["Your expense is approved"].Value)
        {
            Facts = NoticeWords.AmountOf,
        },
        new(NoticeKind.ExpenseSentBack, NoticeGroup.Decided, "undo-2", "My expense is sent back",
            texts => texts["Your expense is sent back"].Value)
        {
            Facts = NoticeWords.AmountOf,
        },
        new(NoticeKind.BillApproved, NoticeGroup.Decided, "circle-check", "A bill I handed in is approved",
            texts => texts["The bill you handed in is approved and posted"].Value)
        {
            Facts = NoticeWords.AmountOf,
        },
        new(NoticeKind.BillDeclined, NoticeGroup.Decided, "undo-2", "A bill I handed in is sent back",
            texts => texts["The bill you handed in is sent back"].Value)
        {
            Facts = NoticeWords.AmountOf,
        },
        new(NoticeKind.ConcessionGranted, NoticeGroup.Decided, "circle-check", "What I asked for is approved",
            texts => texts["What you asked for is approved and done"].Value)
        {
            Facts = NoticeWords.AmountOf,
        },
        new(NoticeKind.ConcessionDeclined, NoticeGroup.Decided, "undo-2", "What I asked for is declined",
            texts => texts["What you asked for is declined"].Value)
        {
            Facts = NoticeWords.AmountOf,
        },
        new(NoticeKind.RatesNotFetched, NoticeGroup.Results, "triangle-alert", "Exchange rates could not be fetched",
            texts => texts["The exchange rates could not be fetched"].Value)
        {
            Url = _ => "/finance/exchange-rates/provider",
        },
        new(NoticeKind.RecurringInvoiceHeldUp, NoticeGroup.Results, "repeat", "A recurring invoice of mine is held up",
            texts => texts["Something stands in the way of a recurring invoice"].Value)
        {
            Facts = NoticeWords.DaysOf,
        },
        new(NoticeKind.InvoicePaid, NoticeGroup.Results, "badge-check", "An invoice of my client is paid",
            texts => texts["An invoice of your client is paid"].Value),
    ];
}
