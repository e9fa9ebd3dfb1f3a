using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Treasury.LateCharges;

/// <summary>What was charged for paying an invoice late, as a line of another invoice: it counts as long as that line
/// is there.</summary>
internal sealed class LateCharge : IPartOf
{
    private LateCharge()
    {
    }

    public LateCharge(Guid invoiceId, Guid lineId, DateOnly until, decimal interest, decimal fee) =>
        (InvoiceId, LineId, Until, Interest, Fee) = (invoiceId, lineId, until, interest, fee);

    public Guid Id { get; private init; } = Ids.New();

    /// <summary>The one that was paid late.</summary>
    public Guid InvoiceId { get; private set; }

    /// <summary>Line of the invoice that charges it.</summary>
    [NotAudited]
    public Guid LineId { get; private set; }

    /// <summary>The last day whose interest is in it.</summary>
    public DateOnly Until { get; private set; }

    public decimal Interest { get; private set; }
    public decimal Fee { get; private set; }

    Type IPartOf.OwnerType => typeof(Invoice);

    Guid IPartOf.OwnerId => InvoiceId;
}

internal sealed class LateChargeConfiguration : IEntityTypeConfiguration<LateCharge>
{
    public void Configure(EntityTypeBuilder<LateCharge> charge)
    {
        charge.ToTable("LateCharges");
        charge.Property(c => c.Id).ValueGeneratedNever();
        charge.HasIndex(c => c.InvoiceId);
        charge.HasIndex(c => c.LineId);
    }
}
