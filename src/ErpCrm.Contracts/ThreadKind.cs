namespace ErpCrm.Contracts;

/// <summary>
/// Kinds of entries in an engagement's thread, as rows keep them: never changed, never used again. What is said of one,
/// the module that tells it declares.
/// </summary>
public enum ThreadKind
{
    LeadCaptured,
    LeadQualified,
    LeadDisqualified,
    DealOpened,
    StageChanged,
    Call,
    Meeting,
    Note,
    Mail,
    DealWon,
    DealLost,
    ProjectOpened,
    MilestoneAccepted,
    TimeApproved,
    ExpenseApproved,
    ProjectCompleted,
    InvoiceIssued,
    CreditNoteIssued,
    PaymentReceived,
    InvoicePaid,
    WrittenOff,
    CreditUsed,
    PaymentReversed,
    CreditRefunded,
    LeadJoined,
    DealReopened,
    ContractValueChanged,
    TimeReopened,
    ExpenseApprovalUndone,
    InvoiceMailed,
    CreditNoteMailed,
    StatementMailed,
}
