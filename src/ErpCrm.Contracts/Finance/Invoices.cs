using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Finance;

/// <summary>What kind of delivery an invoice line bills (domain-rules §26).</summary>
public enum BillingSourceKind
{
    Time,
    Milestone,
    Expense,
    RetainerPeriod,
}

/// <summary>
/// A piece of an issued invoice or credit note by engagement. Amounts
/// are net, in document currency; negative on credit notes.
/// </summary>
/// <param name="BackedValue">Value of the deliveries claimed here, at their own price.</param>
/// <param name="BilledAmount">What was billed for them; less than the value when price was given away.</param>
/// <param name="UnbackedAmount">What was billed without a delivery behind it.</param>
public sealed record BilledPart(Guid EngagementId, Guid? ProjectId, decimal BackedValue, decimal BilledAmount,
    decimal UnbackedAmount);

/// <summary>What a document gives up of one delivery's value, net, in
/// document currency; negative where a credit note frees it again.</summary>
/// <param name="SourceId">The delivery's source: time entry, milestone, expense, retainer month.</param>
public sealed record WrittenOffWork(Guid EngagementId, Guid SourceId, decimal Amount);

/// <summary>An invoice was issued: number taken, content frozen.</summary>
/// <param name="Net">Without VAT, document currency.</param>
/// <param name="Gross">With VAT, document currency.</param>
/// <param name="ExchangeRate">1 unit of document currency = x base, of the issue date.</param>
/// <param name="WrittenOff">By delivery, what the parts claim and do
/// not bill; with the parts it adds up to the work claimed.</param>
/// <param name="DepositFor">It is a deposit for this engagement, and bills no work of it.</param>
[EventName("finance.invoice-issued")]
public sealed record InvoiceIssued(
    Guid InvoiceId,
    string Number,
    Guid CompanyId,
    string CustomerName,
    Money Net,
    Money Gross,
    decimal ExchangeRate,
    DateOnly IssuedOn,
    DateOnly DueOn,
    IReadOnlyList<BilledPart> Parts,
    IReadOnlyList<WrittenOffWork>? WrittenOff = null,
    Guid? DepositFor = null) : DomainEvent, ITellsThread, ITellsOutside
{
    public static string OutsideName => "invoice.issued";

    public OutsideNote ToldOutside() => new(Kinds.Invoice, InvoiceId);

    public IEnumerable<ThreadLine> Tell()
    {
        if (DepositFor is { } engagement)
            yield return new ThreadLine(engagement, ThreadKind.DepositInvoiced, Kinds.Invoice, InvoiceId)
            {
                Text = Number, Amount = Net,
            };
        foreach (var parts in Parts.GroupBy(p => p.EngagementId))
            yield return new ThreadLine(parts.Key, ThreadKind.InvoiceIssued, Kinds.Invoice, InvoiceId)
            {
                Text = Number, Amount = Net with { Amount = parts.Sum(p => p.BilledAmount + p.UnbackedAmount) },
            };
    }
}

/// <summary>
/// A credit note was issued against an invoice; amounts in
/// <paramref name="Parts"/> are negative. Credited deliveries that may be billed again reduce
/// <see cref="BilledPart.BackedValue"/>; those that are written off keep it and reduce only the billed amount.
/// </summary>
/// <param name="DepositFor">It takes back a deposit for this engagement, which billed no work of it.</param>
[EventName("finance.credit-note-issued")]
public sealed record CreditNoteIssued(
    Guid CreditNoteId,
    string Number,
    Guid InvoiceId,
    string InvoiceNumber,
    Guid CompanyId,
    Money Net,
    Money Gross,
    decimal ExchangeRate,
    DateOnly IssuedOn,
    IReadOnlyList<BilledPart> Parts,
    IReadOnlyList<WrittenOffWork>? WrittenOff = null,
    Guid? DepositFor = null) : DomainEvent, ITellsThread, ITellsOutside
{
    public static string OutsideName => "credit-note.issued";

    public OutsideNote ToldOutside() => new(Kinds.CreditNote, CreditNoteId);

    public IEnumerable<ThreadLine> Tell()
    {
        if (DepositFor is { } engagement) yield return Line(engagement, -Net.Amount);
        foreach (var parts in Parts.GroupBy(p => p.EngagementId))
            yield return Line(parts.Key, parts.Sum(p => p.BilledAmount + p.UnbackedAmount));
    }

    private ThreadLine Line(Guid engagement, decimal amount) =>
        new(engagement, ThreadKind.CreditNoteIssued, Kinds.Invoice, InvoiceId)
        {
            Text = Number, Detail = InvoiceNumber, Amount = Net with { Amount = amount },
        };
}

/// <summary>An invoice has nothing open any more.</summary>
/// <param name="SalesOwnerId">User who looks after the customer.</param>
/// <param name="ManagerId">User who manages the project that most of it is for.</param>
[EventName("finance.invoice-paid")]
public sealed record InvoicePaid(Guid InvoiceId, string Number, Guid CompanyId, IReadOnlyList<Guid> EngagementIds,
    DateOnly PaidOn, Guid? SalesOwnerId = null, Guid? ManagerId = null)
    : DomainEvent, ITellsThread, INotifies, ITellsOutside
{
    public static string OutsideName => "invoice.paid";

    public OutsideNote ToldOutside() => new(Kinds.Invoice, InvoiceId);

    public IEnumerable<ThreadLine> Tell() =>
        EngagementIds.Distinct().Select(
            id => new ThreadLine(id, ThreadKind.InvoicePaid, Kinds.Invoice, InvoiceId) { Text = Number });

    public IEnumerable<Notice> Notices() =>
        [new(NoticeKind.InvoicePaid, Kinds.Invoice, InvoiceId) { To = Notice.Known(SalesOwnerId, ManagerId) }];
}
