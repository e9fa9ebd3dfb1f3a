using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Payments;

/// <summary>Part of a payment that settles an invoice, in the document's currency. Written once, never changed.</summary>
internal sealed class PaymentAllocation
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid PaymentId { get; init; }
    public required Guid InvoiceId { get; init; }
    public required decimal Amount { get; init; }

    /// <summary>The day from which it counts.</summary>
    public required DateOnly On { get; init; }
}

internal sealed class PaymentAllocationConfiguration : IEntityTypeConfiguration<PaymentAllocation>
{
    public void Configure(EntityTypeBuilder<PaymentAllocation> allocation)
    {
        allocation.ToTable("PaymentAllocations");
        allocation.Property(a => a.Id).ValueGeneratedNever();
        allocation.HasIndex(a => a.InvoiceId);
        allocation.HasIndex(a => a.PaymentId);
    }
}
