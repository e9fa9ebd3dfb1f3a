using ErpCrm.Contracts.Finance;
using ErpCrm.Contracts.Projects;
using ErpCrm.Finance.Billing.Invoices;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>The rows that one invoice is proved by, as they are now.</summary>
internal sealed record CertifiedRows(InvoiceRows Invoice, IReadOnlyDictionary<Guid, DocumentRow> Documents)
{
    public IReadOnlyList<NoteRow> Notes { get; init; } = [];

    public IReadOnlyList<AllocationRow> Allocations { get; init; } = [];

    /// <summary>Everything that is billed by the rows, or was when the documents were issued.</summary>
    public IReadOnlyDictionary<Guid, DeliveryRow> Deliveries { get; init; } = new Dictionary<Guid, DeliveryRow>();

    /// <summary>Approved time entries by their ids, as Projects has them.</summary>
    public IReadOnlyDictionary<Guid, ApprovedEntry> Entries { get; init; } = new Dictionary<Guid, ApprovedEntry>();

    public IReadOnlyDictionary<Guid, AcceptedMilestone> Milestones { get; init; } =
        new Dictionary<Guid, AcceptedMilestone>();

    /// <summary>Deliveries whose price no rate gives.</summary>
    public IReadOnlySet<Guid> WithoutRate { get; init; } = new HashSet<Guid>();
}

/// <summary>An issued invoice and its lines in their order.</summary>
internal sealed record InvoiceRows(Guid Id, string? Number, DateOnly? IssuedOn, string Currency, decimal ExchangeRate,
    decimal Net, decimal Vat, decimal Gross, decimal BaseNet, bool IsCarriedOver, IReadOnlyList<LineRow> Lines);

internal sealed record LineRow(Guid Id, string Description, decimal Quantity, decimal UnitPrice,
    decimal DiscountPercent, decimal VatPercent, decimal Net)
{
    public bool Says(FrozenLine line) =>
        (Description, Quantity, UnitPrice, DiscountPercent, VatPercent, Net) == (line.Description, line.Quantity,
            line.UnitPrice, line.DiscountPercent, line.VatPercent, line.Net);
}

/// <summary>A credit note and its lines in their order.</summary>
internal sealed record NoteRow(Guid Id, string Number, DateOnly IssuedOn, decimal ExchangeRate, decimal Net,
    decimal Vat, decimal Gross, IReadOnlyList<NoteLineRow> Lines);

internal sealed record NoteLineRow(Guid Id, Guid InvoiceLineId, decimal Quantity, decimal Net);

/// <summary>What ties a line to a delivery.</summary>
internal sealed record AllocationRow(Guid Id, Guid LineId, Guid? NoteId, Guid DeliveryId, decimal Quantity,
    decimal Value);

/// <summary>Delivered work.</summary>
/// <param name="Taken">What all documents take of it, less what they gave back, and what was written off.</param>
internal sealed record DeliveryRow(Guid Id, BillingSourceKind Kind, Guid SourceId, Guid ProjectId, Guid? PersonId,
    string Title, DateOnly DeliveredOn, string Currency, int WorkedMinutes, decimal Quantity, decimal UnitPrice,
    decimal Value, decimal OpenQuantity, decimal OpenValue, (decimal Quantity, decimal Value) Taken)
{
    public FaultMeasure Measure => Kind == BillingSourceKind.Time ? FaultMeasure.Minutes : FaultMeasure.Pieces;
}

/// <summary>A frozen copy.</summary>
/// <param name="Content">Null when it cannot be read.</param>
/// <param name="IsChained">Its hash is that of its content, and joins it to the one before and after it.</param>
internal sealed record DocumentRow(FrozenDocument? Content, bool IsChained);
