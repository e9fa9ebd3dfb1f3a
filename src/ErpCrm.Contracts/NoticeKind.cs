namespace ErpCrm.Contracts;

/// <summary>
/// What people are told, as rows keep it: never changed, never used again. What is said of one, the module that tells
/// it declares.
/// </summary>
public enum NoticeKind
{
    Mentioned,
    Commented,
    LeadIsYours,
    DealIsYours,
    DealWon,
    DealLost,
    DealReopened,
    ProjectIsYours,
    TaskIsYours,
    TimeWaits,
    TimeApproved,
    TimeSentBack,
    ExpenseWaits,
    ExpenseApproved,
    ExpenseSentBack,
    InvoicePaid,
    LeaveApproved,
    LeaveRefused,
    ApprovalWaits,
    ApprovalReminder,
    ApprovalEscalated,
    ImportEnded,
    ConcessionGranted,
    ConcessionDeclined,
    MailNotSent,
    WebhookOff,
    Followed,
    BillApproved,
    BillDeclined,
    RecurringInvoiceHeldUp,
    RatesNotFetched,
}
