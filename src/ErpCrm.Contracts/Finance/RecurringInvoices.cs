using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Finance;

/// <summary>A recurring invoice was due: its next invoice is there, as a draft so far.</summary>
/// <param name="On">The day it was due on.</param>
[EventName("finance.recurring-invoice-made")]
public sealed record RecurringInvoiceMade(Guid RecurringInvoiceId, Guid InvoiceId, DateOnly On)
    : DomainEvent, ITellsOutside
{
    public static string OutsideName => "recurring-invoice.made";

    public OutsideNote ToldOutside() => new(Kinds.RecurringInvoice, RecurringInvoiceId);
}

/// <summary>A recurring invoice was due, and something stands in its way; it is tried again.</summary>
/// <param name="On">The day it was due on.</param>
/// <param name="SetById">User who planned it, and is told.</param>
[EventName("finance.recurring-invoice-held-up")]
public sealed record RecurringInvoiceHeldUp(Guid RecurringInvoiceId, DateOnly On, Guid SetById)
    : DomainEvent, INotifies
{
    public IEnumerable<Notice> Notices() =>
    [
        new(NoticeKind.RecurringInvoiceHeldUp, Kinds.RecurringInvoice, RecurringInvoiceId)
        {
            To = [SetById], Day = On, IsByItself = true, ToFollowers = true,
        },
    ];
}

/// <summary>An issued invoice is to go by mail, in the words of the company's template, without a person at a
/// form.</summary>
/// <param name="ById">User in whose name it goes.</param>
[EventName("finance.invoice-mail-asked")]
public sealed record InvoiceMailAsked(Guid InvoiceId, Guid MailId, Guid ById, string ByName)
    : DomainEvent, IAsksForMail
{
    public MailAsk AskedMail() => new(Kinds.Invoice, InvoiceId, MailId, ById, ByName);
}
