using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Finance;

/// <summary>An issued invoice went by mail. It is what it was: sending changes no state.</summary>
/// <param name="EngagementIds">Engagements it bills.</param>
[EventName("finance.invoice-mailed")]
public sealed record InvoiceMailed(Guid InvoiceId, string Number, IReadOnlyList<Guid> EngagementIds,
    IReadOnlyList<string> Addresses) : DomainEvent, ITellsThread
{
    public IEnumerable<ThreadLine> Tell() =>
        from engagement in EngagementIds
        select new ThreadLine(engagement, ThreadKind.InvoiceMailed, Kinds.Invoice, InvoiceId)
        {
            Text = Number, Detail = string.Join(", ", Addresses),
        };
}

/// <summary>A credit note went by mail.</summary>
/// <param name="EngagementIds">Engagements that its invoice bills.</param>
[EventName("finance.credit-note-mailed")]
public sealed record CreditNoteMailed(Guid CreditNoteId, string Number, IReadOnlyList<Guid> EngagementIds,
    IReadOnlyList<string> Addresses) : DomainEvent, ITellsThread
{
    public IEnumerable<ThreadLine> Tell() =>
        from engagement in EngagementIds
        select new ThreadLine(engagement, ThreadKind.CreditNoteMailed, Kinds.CreditNote, CreditNoteId)
        {
            Text = Number, Detail = string.Join(", ", Addresses),
        };
}
