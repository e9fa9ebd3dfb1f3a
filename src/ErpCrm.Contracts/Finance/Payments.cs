using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Finance;

/// <summary>Part of a payment that settles an invoice, in document currency.</summary>
public sealed record PaymentPart(Guid InvoiceId, string InvoiceNumber, decimal Amount,
    IReadOnlyList<Guid> EngagementIds)
{
    internal IEnumerable<ThreadLine> Tell(ThreadKind kind, string currency, string? detail = null) =>
        from id in EngagementIds.Distinct()
        select new ThreadLine(id, kind, Kinds.Invoice, InvoiceId)
        {
            Text = InvoiceNumber, Detail = detail, Amount = new Money(Amount, currency),
        };
}

/// <summary>Money came in; what is not allocated stays the customer's credit.</summary>
[EventName("finance.payment-received")]
public sealed record PaymentReceived(Guid PaymentId, Guid CompanyId, Money Amount, DateOnly ReceivedOn,
    IReadOnlyList<PaymentPart> Parts) : DomainEvent, ITellsThread, ITellsOutside
{
    public static string OutsideName => "payment.received";

    public OutsideNote ToldOutside() => new(Kinds.Payment, PaymentId);

    public IEnumerable<ThreadLine> Tell() =>
        Parts.SelectMany(part => part.Tell(ThreadKind.PaymentReceived, Amount.Currency));
}

/// <summary>Credit of an earlier payment, or of a credit note, was used for invoices.</summary>
/// <param name="PaymentId">Null when it was a credit note's.</param>
/// <param name="CreditNoteId">Null when it was a payment's.</param>
[EventName("finance.credit-used")]
public sealed record CreditUsed(Guid? PaymentId, Guid CompanyId, string Currency, DateOnly On,
    IReadOnlyList<PaymentPart> Parts, Guid? CreditNoteId = null) : DomainEvent, ITellsThread
{
    public IEnumerable<ThreadLine> Tell() =>
        Parts.SelectMany(part => part.Tell(ThreadKind.CreditUsed, Currency));
}

/// <summary>A wrong payment was taken back: the invoices it settled are
/// open again. Amounts in <paramref name="Parts"/> are negative.</summary>
/// <param name="PaymentId">The opposite entry.</param>
/// <param name="ReversedPaymentId">The payment that was wrong.</param>
/// <param name="Amount">As it had been recorded, positive.</param>
[EventName("finance.payment-reversed")]
public sealed record PaymentReversed(
    Guid PaymentId,
    Guid ReversedPaymentId,
    Guid CompanyId,
    Money Amount,
    DateOnly On,
    string Reason,
    IReadOnlyList<PaymentPart> Parts) : DomainEvent, ITellsThread, ITellsOutside
{
    public static string OutsideName => "payment.reversed";

    public OutsideNote ToldOutside() => new(Kinds.Payment, PaymentId);

    public IEnumerable<ThreadLine> Tell() =>
        Parts.SelectMany(part => part.Tell(ThreadKind.PaymentReversed, Amount.Currency, Reason));
}

/// <summary>Credit was paid back to the customer: what was overpaid, or what a credit note left.</summary>
/// <param name="RefundId">The entry of the money that went out.</param>
/// <param name="Amount">Positive.</param>
/// <param name="PaymentId">The payment whose credit it was; null when it was a credit note's.</param>
/// <param name="CreditNoteId">The credit note whose credit it was; null when it was a payment's.</param>
/// <param name="EngagementIds">Engagements of the invoices behind the payment or the credit note.</param>
[EventName("finance.credit-refunded")]
public sealed record CreditRefunded(
    Guid RefundId,
    Guid CompanyId,
    Money Amount,
    DateOnly On,
    string Reference,
    Guid? PaymentId,
    Guid? CreditNoteId,
    IReadOnlyList<Guid> EngagementIds) : DomainEvent, ITellsThread, ITellsOutside
{
    public static string OutsideName => "payment.refunded";

    public OutsideNote ToldOutside() => new(Kinds.Payment, RefundId);

    public IEnumerable<ThreadLine> Tell() =>
        from id in EngagementIds.Distinct()
        select new ThreadLine(id, ThreadKind.CreditRefunded, Kinds.Payment, RefundId)
        {
            Text = Reference, Amount = -Amount,
        };
}
