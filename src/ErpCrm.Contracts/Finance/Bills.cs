using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Finance;

/// <summary>What a posted bill costs one engagement, net, in the bill's currency; negative on a supplier's
/// credit.</summary>
public sealed record BillPart(Guid EngagementId, decimal Net);

/// <summary>Somebody is a supplier now.</summary>
[EventName("finance.supplier-added")]
public sealed record SupplierAdded(Guid SupplierId, string Name) : DomainEvent, ITellsOutside
{
    public static string OutsideName => "supplier.added";

    public OutsideNote ToldOutside() => new(Kinds.Supplier, SupplierId);
}

/// <summary>A supplier is called, billed or paid otherwise.</summary>
/// <param name="IsPaidElsewhere">Its account is another one.</param>
[EventName("finance.supplier-changed")]
public sealed record SupplierChanged(Guid SupplierId, string Name, bool IsPaidElsewhere) : DomainEvent, ITellsOutside
{
    public static string OutsideName => "supplier.changed";

    public OutsideNote ToldOutside() => new(Kinds.Supplier, SupplierId);
}

/// <summary>A bill waits for somebody's yes before it is posted.</summary>
[EventName("finance.bill-submitted")]
public sealed record BillSubmitted(Guid BillId, string Number, Money Gross) : DomainEvent, IMovesApproval, ITellsOutside
{
    public static string OutsideName => "bill.submitted";

    public OutsideNote ToldOutside() => new(Kinds.Bill, BillId) { Changed = ["state"] };

    public ApprovalMoved Approval() => new(Kinds.Bill, BillId, ApprovalMove.Asked);
}

/// <summary>Whoever handed it in took it back before anybody decided.</summary>
[EventName("finance.bill-withdrawn")]
public sealed record BillWithdrawn(Guid BillId) : DomainEvent, IMovesApproval
{
    public ApprovalMoved Approval() => new(Kinds.Bill, BillId, ApprovalMove.Withdrawn);
}

/// <summary>The last word was yes; it is posted with that.</summary>
/// <param name="SubmittedById">User who handed it in.</param>
[EventName("finance.bill-approved")]
public sealed record BillApproved(Guid BillId, Guid SubmittedById, Money Gross) : DomainEvent, INotifies, IMovesApproval
{
    public ApprovalMoved Approval() => new(Kinds.Bill, BillId, ApprovalMove.Granted);

    public IEnumerable<Notice> Notices() =>
        [new(NoticeKind.BillApproved, Kinds.Bill, BillId) { To = [SubmittedById], Amount = Gross }];
}

/// <summary>A bill was given back to be corrected.</summary>
/// <param name="SubmittedById">User who handed it in.</param>
[EventName("finance.bill-declined")]
public sealed record BillDeclined(Guid BillId, Guid SubmittedById, Money Gross, string Reason)
    : DomainEvent, INotifies, IMovesApproval
{
    public ApprovalMoved Approval() => new(Kinds.Bill, BillId, ApprovalMove.Declined, Reason);

    public IEnumerable<Notice> Notices() =>
        [new(NoticeKind.BillDeclined, Kinds.Bill, BillId) { To = [SubmittedById], Amount = Gross, Text = Reason }];
}

/// <summary>A bill is owed from now on, or a supplier's credit is ours.</summary>
/// <param name="Number">As the supplier wrote it.</param>
/// <param name="Gross">Negative for a credit.</param>
[EventName("finance.bill-posted")]
public sealed record BillPosted(Guid BillId, string Number, Guid SupplierId, string SupplierName, Money Gross,
    DateOnly BilledOn, DateOnly DueOn, IReadOnlyList<BillPart> Parts) : DomainEvent, ITellsThread, ITellsOutside
{
    public static string OutsideName => "bill.posted";

    public OutsideNote ToldOutside() => new(Kinds.Bill, BillId) { Changed = ["state"] };

    public IEnumerable<ThreadLine> Tell() =>
        from part in Parts
        select new ThreadLine(part.EngagementId, ThreadKind.BillPosted, Kinds.Bill, BillId)
        {
            Text = Number, Detail = SupplierName, Amount = new Money(part.Net, Gross.Currency),
        };
}

/// <summary>A posted bill was a mistake: it is owed no more.</summary>
[EventName("finance.bill-voided")]
public sealed record BillVoided(Guid BillId, string Number, Guid SupplierId, string SupplierName, Money Gross,
    DateOnly VoidedOn, string Reason, IReadOnlyList<BillPart> Parts) : DomainEvent, ITellsThread, ITellsOutside
{
    public static string OutsideName => "bill.voided";

    public OutsideNote ToldOutside() => new(Kinds.Bill, BillId) { Changed = ["state"] };

    public IEnumerable<ThreadLine> Tell() =>
        from part in Parts
        select new ThreadLine(part.EngagementId, ThreadKind.BillVoided, Kinds.Bill, BillId)
        {
            Text = Number, Detail = SupplierName, Amount = new Money(-part.Net, Gross.Currency),
        };
}

/// <summary>A bill has nothing open any more.</summary>
[EventName("finance.bill-paid")]
public sealed record BillPaid(Guid BillId, string Number, Guid SupplierId, DateOnly PaidOn) : DomainEvent, ITellsOutside
{
    public static string OutsideName => "bill.paid";

    public OutsideNote ToldOutside() => new(Kinds.Bill, BillId);
}

/// <summary>Money went to a supplier, for bills or ahead of them.</summary>
[EventName("finance.supplier-payment-recorded")]
public sealed record SupplierPaymentRecorded(Guid PaymentId, Guid SupplierId, string SupplierName, Money Amount,
    DateOnly PaidOn) : DomainEvent, ITellsOutside
{
    public static string OutsideName => "supplier-payment.recorded";

    public OutsideNote ToldOutside() => new(Kinds.SupplierPayment, PaymentId);
}

/// <summary>A payment to a supplier was wrong: the opposite entry took it back.</summary>
/// <param name="PaymentId">The opposite entry.</param>
/// <param name="ReversedId">What it takes back.</param>
[EventName("finance.supplier-payment-reversed")]
public sealed record SupplierPaymentReversed(Guid PaymentId, Guid ReversedId, Guid SupplierId, Money Amount,
    DateOnly On, string Reason) : DomainEvent, ITellsOutside
{
    public static string OutsideName => "supplier-payment.reversed";

    public OutsideNote ToldOutside() => new(Kinds.SupplierPayment, ReversedId);
}

/// <summary>Somebody else than who prepared it allowed a payment run: its file can go to the bank.</summary>
[EventName("finance.payment-run-approved")]
public sealed record PaymentRunApproved(Guid PaymentRunId, string Name, Money Total) : DomainEvent, ITellsOutside
{
    public static string OutsideName => "payment-run.approved";

    public OutsideNote ToldOutside() => new(Kinds.PaymentRun, PaymentRunId) { Changed = ["state"] };
}

/// <summary>The bank did what a payment run says: its bills are paid.</summary>
[EventName("finance.payment-run-executed")]
public sealed record PaymentRunExecuted(Guid PaymentRunId, string Name, Money Total, DateOnly On)
    : DomainEvent, ITellsOutside
{
    public static string OutsideName => "payment-run.executed";

    public OutsideNote ToldOutside() => new(Kinds.PaymentRun, PaymentRunId) { Changed = ["state"] };
}

/// <summary>A recurring bill was due: its next bill is there.</summary>
/// <param name="On">The day it was due on.</param>
[EventName("finance.recurring-bill-made")]
public sealed record RecurringBillMade(Guid RecurringBillId, Guid BillId, DateOnly On) : DomainEvent, ITellsOutside
{
    public static string OutsideName => "recurring-bill.made";

    public OutsideNote ToldOutside() => new(Kinds.RecurringBill, RecurringBillId);
}
