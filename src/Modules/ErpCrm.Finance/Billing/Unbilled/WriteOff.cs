using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.Unbilled;

/// <summary>A part of a delivery that will never be billed, and why. Written once, never changed.</summary>
internal sealed class WriteOff : IPartOf
{
    private WriteOff()
    {
    }

    public WriteOff(Guid deliveryId, decimal quantity, decimal value, string reason, DateOnly on, Guid? creditNoteId) =>
        (DeliveryId, Quantity, Value, Reason, On, CreditNoteId) = (deliveryId, quantity, value, reason, on,
            creditNoteId);

    public Guid Id { get; private init; } = Ids.New();
    public Guid DeliveryId { get; private set; }
    public decimal Quantity { get; private set; }

    /// <summary>At the delivery's own price, contract currency.</summary>
    public decimal Value { get; private set; }

    public string Reason { get; private set; } = "";
    public DateOnly On { get; private set; }

    /// <summary>The credit note that freed it; null when it was never billed.</summary>
    public Guid? CreditNoteId { get; private set; }

    Type IPartOf.OwnerType => typeof(Delivery);

    Guid IPartOf.OwnerId => DeliveryId;
}

internal sealed class WriteOffConfiguration : IEntityTypeConfiguration<WriteOff>
{
    public void Configure(EntityTypeBuilder<WriteOff> writeOff)
    {
        writeOff.ToTable("WriteOffs");
        writeOff.Property(w => w.Id).ValueGeneratedNever();
        writeOff.Property(w => w.Reason).HasMaxLength(300);
        writeOff.HasIndex(w => w.DeliveryId);
    }
}
