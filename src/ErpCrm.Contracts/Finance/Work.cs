using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Finance;

/// <summary>
/// Something was delivered and valued: approved time, an accepted milestone, a retainer month, a re-billable expense.
/// Announced once per delivery, for work that is not billable too (value
/// 0), and once more with the opposite value when it is withdrawn.
/// </summary>
/// <param name="Value">Net price of the delivery in contract currency;
/// 0 when it is not billed by itself (time on fixed price).</param>
[EventName("finance.work-delivered")]
public sealed record WorkDelivered(
    Guid EngagementId,
    Guid ProjectId,
    BillingSourceKind Kind,
    Guid SourceId,
    string Description,
    Money Value,
    DateOnly DeliveredOn) : DomainEvent;

/// <summary>What a cost is for.</summary>
public enum CostKind
{
    Labour,
    Expense,
    Subcontract,
}

/// <summary>A project cost in base currency: approved hours at the
/// rate of their date, or an approved expense.</summary>
/// <param name="Minutes">Worked minutes for labour, else 0.</param>
/// <param name="PersonId">Whose labour it is.</param>
[EventName("finance.cost-incurred")]
public sealed record CostIncurred(
    Guid EngagementId,
    Guid ProjectId,
    CostKind Kind,
    Guid SourceId,
    decimal Amount,
    int Minutes,
    DateOnly On,
    Guid? PersonId = null) : DomainEvent;

/// <summary>The deliveries of an approved week were withdrawn, so that it can be corrected.</summary>
[EventName("finance.time-withdrawn")]
public sealed record TimeWithdrawn(Guid TimesheetId) : DomainEvent;

/// <summary>An approved week stays as it is: something of it is billed, was billed or is written off.</summary>
/// <param name="InvoiceNumber">The invoice; null for a draft, or when it is written off.</param>
[EventName("finance.time-withdrawal-refused")]
public sealed record TimeWithdrawalRefused(Guid TimesheetId, string? InvoiceNumber, bool IsWrittenOff) : DomainEvent;

/// <summary>A delivery that was never billed is written off by hand. Positive, contract currency.</summary>
[EventName("finance.work-written-off")]
public sealed record WorkWrittenOff(Guid EngagementId, Guid ProjectId, BillingSourceKind Kind, Guid SourceId,
    Money Value, string Reason, DateOnly On) : DomainEvent, ITellsThread
{
    public IEnumerable<ThreadLine> Tell() =>
        [new(EngagementId, ThreadKind.WrittenOff) { Text = Reason, Amount = Value }];
}

/// <summary>An expense was sent for approval.</summary>
/// <param name="ManagerId">User who manages the project it is charged to, or null.</param>
[EventName("finance.expense-submitted")]
public sealed record ExpenseSubmitted(Guid ExpenseId, Guid RecordedById, string Description, Money Gross,
    Guid? ManagerId) : DomainEvent, INotifies, IMovesApproval, ITellsOutside
{
    public static string OutsideName => "expense.submitted";

    public OutsideNote ToldOutside() => new(Kinds.Expense, ExpenseId) { Changed = ["state"] };

    public ApprovalMoved Approval() => new(Kinds.Expense, ExpenseId, ApprovalMove.Asked);

    public IEnumerable<Notice> Notices() =>
        [
            new(NoticeKind.ExpenseWaits, Kinds.Expense, ExpenseId)
            {
                // Taken back and sent again it waits once.
                To = Notice.Known(ManagerId), Amount = Gross, Settles = NoticeKind.ExpenseWaits,
            },
        ];
}

/// <summary>Whoever submitted an expense took it back before anybody decided.</summary>
[EventName("finance.expense-withdrawn")]
public sealed record ExpenseWithdrawn(Guid ExpenseId) : DomainEvent, IMovesApproval
{
    public ApprovalMoved Approval() => new(Kinds.Expense, ExpenseId, ApprovalMove.Withdrawn);
}

/// <summary>An expense was given back to be corrected.</summary>
[EventName("finance.expense-sent-back")]
public sealed record ExpenseSentBack(Guid ExpenseId, Guid RecordedById, string Description, Money Gross, string Reason)
    : DomainEvent, INotifies, IMovesApproval, ITellsOutside
{
    public static string OutsideName => "expense.sent-back";

    public OutsideNote ToldOutside() => new(Kinds.Expense, ExpenseId) { Changed = ["state"] };

    public ApprovalMoved Approval() => new(Kinds.Expense, ExpenseId, ApprovalMove.Declined, Reason);

    public IEnumerable<Notice> Notices() =>
        [
            new(NoticeKind.ExpenseSentBack, Kinds.Expense, ExpenseId)
            {
                To = [RecordedById], Amount = Gross, Text = Reason, Settles = NoticeKind.ExpenseWaits,
            },
        ];
}

/// <summary>An expense was approved.</summary>
/// <param name="RecordedById">User whose expense it is.</param>
[EventName("finance.expense-approved")]
public sealed record ExpenseApproved(Guid ExpenseId, Guid? EngagementId, Guid? ProjectId, string Description,
    string Category, Money Net, bool IsRebillable, DateOnly SpentOn, Guid? RecordedById = null)
    : DomainEvent, ITellsThread, INotifies, IMovesApproval, ITellsOutside
{
    public static string OutsideName => "expense.approved";

    public OutsideNote ToldOutside() => new(Kinds.Expense, ExpenseId) { Changed = ["state"] };

    public ApprovalMoved Approval() => new(Kinds.Expense, ExpenseId, ApprovalMove.Granted);

    public IEnumerable<ThreadLine> Tell() =>
        EngagementId is not { } id ? [] :
        [
            new(id, ThreadKind.ExpenseApproved, Kinds.Expense, ExpenseId)
            {
                Text = Description, Detail = Category, Amount = Net,
            },
        ];

    public IEnumerable<Notice> Notices() =>
        [
            new(NoticeKind.ExpenseApproved, Kinds.Expense, ExpenseId)
            {
                To = Notice.Known(RecordedById), Amount = Net, Settles = NoticeKind.ExpenseWaits,
            },
        ];
}

/// <summary>The approval of an expense was a mistake: it waits for a decision again.</summary>
[EventName("finance.expense-approval-undone")]
public sealed record ExpenseApprovalUndone(Guid ExpenseId, Guid? EngagementId, Guid? ProjectId, string Description,
    Money Net) : DomainEvent, ITellsThread, IMovesApproval
{
    public ApprovalMoved Approval() => new(Kinds.Expense, ExpenseId, ApprovalMove.Undone);

    public IEnumerable<ThreadLine> Tell() =>
        EngagementId is not { } id ? [] :
        [
            new(id, ThreadKind.ExpenseApprovalUndone, Kinds.Expense, ExpenseId)
            {
                Text = Description, Amount = -Net,
            },
        ];
}
