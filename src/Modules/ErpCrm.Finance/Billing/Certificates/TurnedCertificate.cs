using ErpCrm.Finance.Billing.Invoices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>An invoice whose certificate turned, as the last night found it. Gone when it is sound again; the pages
/// prove anew and never read it.</summary>
internal sealed class TurnedCertificate
{
    public required Guid InvoiceId { get; init; }

    /// <summary>The day on which it was found first.</summary>
    public required DateOnly FoundOn { get; init; }

    public required CertificateFault Fault { get; set; }
}

internal sealed class TurnedCertificateConfiguration : IEntityTypeConfiguration<TurnedCertificate>
{
    public void Configure(EntityTypeBuilder<TurnedCertificate> turned)
    {
        turned.ToTable("TurnedCertificates");
        turned.HasKey(t => t.InvoiceId);
        turned.Property(t => t.InvoiceId).ValueGeneratedNever();
        turned.HasOne<Invoice>().WithOne().HasForeignKey<TurnedCertificate>(t => t.InvoiceId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
