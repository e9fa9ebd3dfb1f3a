using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Crm.Companies;

internal sealed class CompanyConfiguration : IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Company> builder)
    {
        builder.ToTable("Companies");
        builder.Property(c => c.Name).HasMaxLength(Company.NameLength);
        builder.Property(c => c.LegalName).HasMaxLength(200);
        builder.Property(c => c.TaxId).HasMaxLength(40);
        builder.Property(c => c.TaxKey).HasMaxLength(40);
        builder.Property(c => c.Address).HasMaxLength(400);
        builder.Property(c => c.Email).HasMaxLength(256);
        builder.Property(c => c.EmailKey).HasMaxLength(256);
        builder.Property(c => c.EmailDomain).HasMaxLength(256);
        builder.Property(c => c.Phone).HasMaxLength(60);
        builder.Property(c => c.Industry).HasMaxLength(80);
        builder.Property(c => c.Notes).HasMaxLength(Company.NotesLength);
        builder.Property(c => c.Currency).HasMaxLength(Currencies.CodeLength);
        builder.Property(c => c.Language).HasMaxLength(2);
        builder.Property(c => c.PhoneKey).HasMaxLength(PhoneNumbers.KeyLength);
        builder.Property(c => c.NameKey).HasMaxLength(CompanyKeys.Length);
        builder.Property(c => c.SoundKey).HasMaxLength(CompanyKeys.Length);
        builder.Property(c => c.OtherNames).HasMaxLength(Company.OtherNamesLength);
        builder.Property(c => c.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        builder.HasIndex(c => new { c.NameKey, c.TaxKey, c.MergedIntoId });
        // Of two people who enter one company at the same moment, the second is
        // asked. Nobody is stopped: whoever was asked says that it is another.
        builder.HasIndex(c => c.NameKey).IsUnique().HasFilter("TaxKey IS NULL AND IsDistinct = 0");
        builder.HasIndex(c => c.TaxKey, "IX_Companies_Tax").IsUnique()
            .HasFilter("TaxKey IS NOT NULL AND IsDistinct = 0");
        builder.HasIndex(c => new { c.TaxKey, c.MergedIntoId });
        builder.HasIndex(c => new { c.SoundKey, c.MergedIntoId });
        builder.HasIndex(c => new { c.EmailKey, c.MergedIntoId });
        builder.HasIndex(c => new { c.PhoneKey, c.MergedIntoId });
        builder.HasIndex(c => new { c.EmailDomain, c.MergedIntoId });
        builder.HasIndex(c => c.Name);
        builder.HasIndex(c => new { c.Status, c.Name });
        builder.HasIndex(c => new { c.OwnerId, c.Name });
        builder.HasIndex(c => c.RegisteredAt);
        builder.HasIndex(c => c.MergedIntoId);
    }
}
