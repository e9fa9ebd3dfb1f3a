using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.Papers;

/// <summary>The act of an invoice as it was printed first: what was signed stays as it is.</summary>
internal sealed class ActFile
{
    private ActFile()
    {
    }

    public ActFile(Guid invoiceId, byte[] pdf) =>
        (InvoiceId, Pdf, Sha256) = (invoiceId, pdf, Convert.ToHexStringLower(SHA256.HashData(pdf)));

    public Guid InvoiceId { get; private set; }
    public byte[] Pdf { get; private set; } = [];
    public string Sha256 { get; private set; } = "";

    /// <summary>Whether it is what was printed.</summary>
    public bool IsWhole => Sha256 == Convert.ToHexStringLower(SHA256.HashData(Pdf));
}

internal sealed class ActFileConfiguration : IEntityTypeConfiguration<ActFile>
{
    public void Configure(EntityTypeBuilder<ActFile> file)
    {
        file.ToTable("ActFiles");
        file.HasKey(f => f.InvoiceId);
        file.Property(f => f.InvoiceId).ValueGeneratedNever();
        file.Property(f => f.Sha256).HasMaxLength(64);
        file.Ignore(f => f.IsWhole);
    }
}
