using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>What a line's quantity counts.</summary>
internal enum LineUnit
{
    Hour,
    Fixed,
    Month,
    Day,
    Piece,
}

/// <summary>A line of an invoice; what it bills is in its allocations,
/// the rest of its quantity or price is unbacked.</summary>
internal sealed class InvoiceLine : IPartOf
{
    public const int DescriptionLength = 1000;
    public const int QuantityDigits = 2;
    private readonly List<BillingAllocation> _allocations = [];

    private InvoiceLine()
    {
    }

    public InvoiceLine(Guid invoiceId, int position, Guid? projectId, Guid? engagementId) =>
        (InvoiceId, Position, ProjectId, EngagementId) = (invoiceId, position, projectId, engagementId);

    public Guid Id { get; private init; } = Ids.New();
    public Guid InvoiceId { get; private set; }
    public int Position { get; set; }
    public Guid? ProjectId { get; private set; }
    public Guid? EngagementId { get; private set; }
    public string Description { get; private set; } = "";
    public decimal Quantity { get; private set; }
    public LineUnit Unit { get; private set; }
    public decimal UnitPrice { get; private set; }
    public decimal DiscountPercent { get; private set; }
    public decimal VatPercent { get; private set; }

    /// <summary>Why no VAT is charged.</summary>
    public string? VatNote { get; private set; }

    /// <summary>First day of the service that it bills; null where it is not spread over days.</summary>
    public DateOnly? ServiceFrom { get; private set; }

    /// <summary>Last day of that service: revenue is earned day by day until then (domain-rules §11).</summary>
    public DateOnly? ServiceTo { get; private set; }

    /// <summary>domain-rules §1: quantity as printed × price × (1 − discount), rounded.</summary>
    public decimal Net { get; private set; }

    /// <summary>
    /// The day whose VAT holds (domain-rules §2): the last delivery's,
    /// for what has no delivery behind it the issue's; never after the issue.
    /// </summary>
    public DateOnly TaxPoint(DateOnly issuedOn)
    {
        var delivered = Billed().Select(a => (DateOnly?)a.Delivery.DeliveredOn).Max();
        return delivered is { } day && day < issuedOn ? day : issuedOn;
    }

    public IReadOnlyList<BillingAllocation> Allocations => _allocations;

    /// <summary>Part of the printed quantity that deliveries stand behind, before any credit.</summary>
    public decimal BackedQuantity =>
        _allocations.Count == 0 ? 0 : DeliveredFor(Quantity) <= Delivered ? Quantity : WorkUnits.Printed(Kind,
            Delivered);

    /// <summary>What deliveries stand behind it, in their own quantity: minutes of time.</summary>
    public decimal Delivered => Billed().Sum(a => a.Quantity);

    private BillingSourceKind Kind => _allocations[0].Delivery.Kind;

    Type IPartOf.OwnerType => typeof(Invoice);

    Guid IPartOf.OwnerId => InvoiceId;

    /// <summary>The allocations the invoice itself made, in order; credit notes add negative ones.</summary>
    public IEnumerable<BillingAllocation> Billed() =>
        _allocations.Where(a => a is { CreditNoteId: null, Quantity: > 0 }).OrderBy(a => a.Position);

    public void Set(LineContent content, string currency)
    {
        var quantity = Rounding.Round(content.Quantity, QuantityDigits);
        if (content.ServiceFrom is null != content.ServiceTo is null || content.ServiceTo < content.ServiceFrom)
            throw new BusinessRuleException("A service has a first and a last day.");
        if (quantity == 0)
            throw new BusinessRuleException("A quantity of zero bills nothing; remove the line instead.");
        if (_allocations.Count > 0 && (quantity < 0 || content.UnitPrice < 0))
            throw new BusinessRuleException("Delivered work cannot be billed with a negative amount.");
        var net = Currencies.Limited(NetOf(quantity, content.UnitPrice, content.DiscountPercent, currency), null);
        FreeDownTo(quantity);
        TakeBackUpTo(quantity);
        (Description, Quantity, Unit, UnitPrice) = (content.Description, quantity, content.Unit, content.UnitPrice);
        (DiscountPercent, VatPercent, VatNote) = (content.DiscountPercent, content.VatPercent, content.VatNote);
        (ServiceFrom, ServiceTo) = (content.ServiceFrom, content.ServiceTo);
        Net = net;
    }

    /// <summary>Net amount of a part of the quantity (domain-rules §1).</summary>
    public decimal NetOf(decimal quantity, string currency) => NetOf(quantity, UnitPrice, DiscountPercent, currency);

    /// <summary>Quantity as printed × price × (1 − discount), rounded (domain-rules §1).</summary>
    public static decimal NetOf(decimal quantity, decimal unitPrice, decimal discountPercent, string currency) =>
        Rounding.Round(quantity * unitPrice * (100 - discountPercent) / 100, currency);

    /// <summary>What a printed quantity of this line means in the quantity of its deliveries.</summary>
    public decimal DeliveredFor(decimal quantity) =>
        _allocations.Count == 0 ? quantity : WorkUnits.Delivered(Kind, quantity);

    /// <summary>Reserves a delivery for this line, in the delivery's own quantity.</summary>
    public void Take(Delivery delivery, decimal quantity)
    {
        var value = delivery.Take(quantity);
        _allocations.Add(new BillingAllocation(this, delivery, _allocations.Count, quantity, value));
    }

    public void FreeAll()
    {
        foreach (var allocation in Billed().ToList()) allocation.Free(allocation.Quantity, allocation.Value);
        _allocations.Clear();
    }

    /// <summary>Once it is issued nothing is taken back: what was freed of it is forgotten.</summary>
    public void Close() => _allocations.RemoveAll(a => a is { CreditNoteId: null, Quantity: 0 });

    public void AddCredit(BillingAllocation allocation) => _allocations.Add(allocation);

    // Last in, first out (domain-rules §26).
    private void FreeDownTo(decimal quantity)
    {
        var excess = Delivered - Math.Max(DeliveredFor(quantity), 0);
        foreach (var allocation in Billed().Reverse().ToList())
        {
            if (excess <= 0) return;
            var freed = Math.Min(excess, allocation.Quantity);
            allocation.Free(freed, allocation.ValueOf(freed, allocation.Delivery.Currency));
            excess -= freed;
        }
    }

    private void TakeBackUpTo(decimal quantity)
    {
        var missing = DeliveredFor(quantity) - Delivered;
        foreach (var allocation in _allocations.Where(a => a.CreditNoteId is null && a.Quantity < a.Offered)
            .OrderBy(a => a.Position))
        {
            if (missing <= 0) return;
            missing -= allocation.TakeBack(missing);
        }
    }
}

/// <summary>What can be typed into a line.</summary>
/// <param name="ServiceFrom">First day of a service that is earned day by day.</param>
internal sealed record LineContent(string Description, decimal Quantity, LineUnit Unit, decimal UnitPrice,
    decimal DiscountPercent, decimal VatPercent, string? VatNote = null, DateOnly? ServiceFrom = null,
    DateOnly? ServiceTo = null);

internal sealed class InvoiceLineConfiguration : IEntityTypeConfiguration<InvoiceLine>
{
    public void Configure(EntityTypeBuilder<InvoiceLine> line)
    {
        line.ToTable("InvoiceLines");
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Property(l => l.Description).HasMaxLength(InvoiceLine.DescriptionLength);
        line.Property(l => l.UnitPrice).HasPrecision(19, 6);
        line.Property(l => l.DiscountPercent).HasPrecision(5, 2);
        line.Property(l => l.VatPercent).HasPrecision(5, 2);
        line.HasMany(l => l.Allocations).WithOne().HasForeignKey(a => a.InvoiceLineId);
        line.HasIndex(l => l.InvoiceId);
        line.HasIndex(l => l.ProjectId);
        line.HasIndex(l => l.ServiceTo);
    }
}
