using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Finance;

/// <summary>A part of what is open of an invoice was given up: a small difference, or a debt that nobody pays. It is no
/// credit note: what was billed and earned stays as it was.</summary>
/// <param name="Amount">With VAT, document currency.</param>
/// <param name="EngagementIds">Engagements that the invoice bills.</param>
[EventName("finance.invoice-written-off")]
public sealed record OpenAmountWrittenOff(Guid InvoiceId, string Number, Guid CompanyId, Money Amount, bool IsBadDebt,
    string Reason, DateOnly On, IReadOnlyList<Guid> EngagementIds) : DomainEvent, ITellsThread, ITellsOutside
{
    public static string OutsideName => "invoice.written-off";

    public OutsideNote ToldOutside() => new(Kinds.Invoice, InvoiceId);

    public IEnumerable<ThreadLine> Tell() =>
        from engagement in EngagementIds
        select new ThreadLine(engagement, ThreadKind.OpenAmountWrittenOff, Kinds.Invoice, InvoiceId)
        {
            Text = Number, Detail = Reason, Amount = -Amount,
        };
}

/// <summary>What was given up of an invoice is owed again.</summary>
/// <param name="Amount">As it had been given up, positive.</param>
[EventName("finance.invoice-write-off-undone")]
public sealed record WriteOffTakenBack(Guid InvoiceId, string Number, Guid CompanyId, Money Amount, string Reason,
    DateOnly On, IReadOnlyList<Guid> EngagementIds) : DomainEvent, ITellsThread
{
    public IEnumerable<ThreadLine> Tell() =>
        from engagement in EngagementIds
        select new ThreadLine(engagement, ThreadKind.WriteOffTakenBack, Kinds.Invoice, InvoiceId)
        {
            Text = Number, Detail = Reason, Amount = Amount,
        };
}

/// <summary>A customer does not agree with an invoice.</summary>
/// <param name="RaisedBy">Who said so, as it was typed.</param>
[EventName("finance.invoice-disputed")]
public sealed record InvoiceDisputed(Guid InvoiceId, string Number, Guid CompanyId, string RaisedBy, string Reason,
    IReadOnlyList<Guid> EngagementIds) : DomainEvent, ITellsThread, ITellsOutside
{
    public static string OutsideName => "invoice.disputed";

    public OutsideNote ToldOutside() => new(Kinds.Invoice, InvoiceId);

    public IEnumerable<ThreadLine> Tell() =>
        from engagement in EngagementIds
        select new ThreadLine(engagement, ThreadKind.InvoiceDisputed, Kinds.Invoice, InvoiceId)
        {
            Text = Number, Detail = Reason,
        };
}

/// <summary>A dispute about an invoice is over.</summary>
[EventName("finance.invoice-dispute-closed")]
public sealed record DisputeClosed(Guid InvoiceId, string Number, Guid CompanyId, string Outcome,
    IReadOnlyList<Guid> EngagementIds) : DomainEvent, ITellsThread
{
    public IEnumerable<ThreadLine> Tell() =>
        from engagement in EngagementIds
        select new ThreadLine(engagement, ThreadKind.DisputeClosed, Kinds.Invoice, InvoiceId)
        {
            Text = Number, Detail = Outcome,
        };
}

/// <summary>A customer promised to pay an invoice by a day.</summary>
/// <param name="PromisedBy">Who promised it, as it was typed.</param>
[EventName("finance.invoice-payment-promised")]
public sealed record PaymentPromised(Guid InvoiceId, string Number, Guid CompanyId, string PromisedBy, DateOnly PayBy,
    IReadOnlyList<Guid> EngagementIds) : DomainEvent, ITellsThread
{
    public IEnumerable<ThreadLine> Tell() =>
        from engagement in EngagementIds
        select new ThreadLine(engagement, ThreadKind.PaymentPromised, Kinds.Invoice, InvoiceId)
        {
            Text = Number, Detail = PromisedBy,
        };
}

/// <summary>A customer is reminded of what it owes: the letter is written, and asks to be mailed.</summary>
/// <param name="Level">The highest of the levels that were due, from 1.</param>
/// <param name="ById">User in whose name it goes.</param>
[EventName("finance.reminder-written")]
public sealed record ReminderWritten(Guid ReminderId, Guid CompanyId, int Level, DateOnly On, Guid ById, string ByName)
    : DomainEvent, IAsksForMail
{
    public MailAsk AskedMail() => new(Kinds.Reminder, ReminderId, ReminderId, ById, ByName);
}

/// <summary>A reminder went by mail.</summary>
/// <param name="EngagementIds">Engagements that the invoices it speaks of bill.</param>
[EventName("finance.reminder-mailed")]
public sealed record ReminderMailed(Guid ReminderId, Guid CompanyId, int Level, IReadOnlyList<Guid> EngagementIds,
    IReadOnlyList<string> Addresses) : DomainEvent, ITellsThread
{
    public IEnumerable<ThreadLine> Tell() =>
        from engagement in EngagementIds
        select new ThreadLine(engagement, ThreadKind.ReminderMailed, Kinds.Reminder, ReminderId)
        {
            Detail = string.Join(", ", Addresses),
        };
}
