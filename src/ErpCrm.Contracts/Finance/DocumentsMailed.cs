using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Finance;

/// <summary>An issued invoice went by mail. It is what it was: sending changes no state.</summary>
/// <param name="EngagementIds">Engagements it bills.</param>
[EventName("finance.invoice-mailed")]
public sealed record InvoiceMailed(Guid InvoiceId, string Number, IReadOnlyList<Guid> EngagementIds,
    IReadOnlyList<string> Addresses) : DomainEvent, ITellsThread, ITellsOutside
{
    public static string OutsideName => "invoice.mailed";

    public OutsideNote ToldOutside() => new(Kinds.Invoice, InvoiceId);

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

/// <summary>A statement of account went to a customer by mail.</summary>
/// <param name="EngagementIds">Engagements that what is open bills; of the latest invoice where nothing is.</param>
[EventName("finance.statement-mailed")]
public sealed record StatementMailed(Guid CompanyId, IReadOnlyList<Guid> EngagementIds,
    IReadOnlyList<string> Addresses) : DomainEvent, ITellsThread
{
    public IEnumerable<ThreadLine> Tell() =>
        from engagement in EngagementIds
        select new ThreadLine(engagement, ThreadKind.StatementMailed, Kinds.Customer, CompanyId)
        {
            Detail = string.Join(", ", Addresses),
        };
}
