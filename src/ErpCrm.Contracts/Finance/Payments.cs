using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Finance;

/// <summary>Part of a payment that settles an invoice, in document currency.</summary>
public sealed record PaymentPart(Guid InvoiceId, string InvoiceNumber, decimal Amount, IReadOnlyList<Guid> EngagementIds);

/// <summary>Money came in; what is not allocated stays the customer's credit.</summary>
[EventName("finance.payment-received")]
public sealed record PaymentReceived(Guid PaymentId, Guid CompanyId, Money Amount, DateOnly ReceivedOn, IReadOnlyList<PaymentPart> Parts) : DomainEvent;
