using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.Unbilled;

/// <summary>
/// Ties an invoice line to a delivery it bills (domain-rules §26). On
/// a draft it reserves, on an issued invoice it claims; a credit note writes a negative one.
/// </summary>
internal sealed class BillingAllocation
{
    private BillingAllocation()
    {
    }

    public BillingAllocation(InvoiceLine line, Delivery delivery, int position, decimal quantity, decimal value,
        Guid? creditNoteId = null)
    {
        (InvoiceId, InvoiceLineId, Delivery, DeliveryId) = (line.InvoiceId, line.Id, delivery, delivery.Id);
        (Position, Quantity, Value, CreditNoteId) = (position, quantity, value, creditNoteId);
        Offered = quantity;
    }

    public Guid Id { get; private init; } = Ids.New();
    public Guid InvoiceId { get; private set; }
    public Guid InvoiceLineId { get; private set; }
    public Guid DeliveryId { get; private set; }
    public Delivery Delivery { get; private set; } = null!;

    /// <summary>Order within the line, for last in, first out.</summary>
    public int Position { get; private set; }

    /// <summary>Negative on a credit note.</summary>
    public decimal Quantity { get; private set; }

    /// <summary>At the delivery's own price, document currency; negative on a credit note.</summary>
    public decimal Value { get; private set; }

    public Guid? CreditNoteId { get; private set; }

    /// <summary>The quantity it began with; a draft's line that got smaller takes
    /// back up to this, and nothing that came later (domain-rules §26).</summary>
    public decimal Offered { get; private set; }

    /// <summary>A draft's line gets smaller: a part can be billed elsewhere.
    /// With nothing left it only remembers what it began with.</summary>
    public void Free(decimal quantity, decimal value)
    {
        Delivery.GiveBack(quantity, value);
        (Quantity, Value) = (Quantity - quantity, Value - value);
    }

    /// <summary>A draft's line gets larger again: takes back what it
    /// began with, as far as nobody else took it.</summary>
    /// <returns>What it took.</returns>
    public decimal TakeBack(decimal most)
    {
        var quantity = Math.Min(Math.Min(most, Offered - Quantity), Delivery.OpenQuantity);
        if (quantity <= 0) return 0;
        (Quantity, Value) = (Quantity + quantity, Value + Delivery.Take(quantity));
        return quantity;
    }

    /// <summary>What a part of it is worth; the whole is worth its value, so that parts add up.</summary>
    public decimal ValueOf(decimal part, string currency) =>
        part == Quantity ? Value : Rounding.Round(Value * part / Quantity, currency);
}

internal sealed class BillingAllocationConfiguration : IEntityTypeConfiguration<BillingAllocation>
{
    public void Configure(EntityTypeBuilder<BillingAllocation> allocation)
    {
        allocation.ToTable("BillingAllocations");
        allocation.Property(a => a.Id).ValueGeneratedNever();
        allocation.HasOne(a => a.Delivery).WithMany().HasForeignKey(a => a.DeliveryId)
            .OnDelete(DeleteBehavior.Restrict);
        allocation.HasIndex(a => a.DeliveryId);
        allocation.HasIndex(a => a.InvoiceId);
        allocation.HasIndex(a => a.InvoiceLineId);
    }
}
