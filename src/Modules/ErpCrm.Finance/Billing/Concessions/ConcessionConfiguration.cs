using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.Concessions;

internal sealed class ConcessionConfiguration : IEntityTypeConfiguration<Concession>
{
    public void Configure(EntityTypeBuilder<Concession> concession)
    {
        concession.ToTable("Concessions");
        concession.Property(c => c.Id).ValueGeneratedNever();
        concession.Property(c => c.Subject).HasMaxLength(InvoiceLine.DescriptionLength);
        concession.Property(c => c.Currency).HasMaxLength(Currencies.CodeLength);
        concession.Property(c => c.Reason).HasMaxLength(Concession.ReasonLength);
        concession.Property(c => c.AskedByName).HasMaxLength(Concession.NameLength);
        concession.Property(c => c.DecidedByName).HasMaxLength(Concession.NameLength);
        concession.Property(c => c.Note).HasMaxLength(Concession.NoteLength);
        concession.Ignore(c => c.Money);
        concession.Ignore(c => c.PolicyKind);
        concession.HasMany(c => c.Lines).WithOne().HasForeignKey(l => l.ConcessionId);
        concession.HasIndex(c => new { c.Kind, c.WaitingFor }).IsUnique();
        concession.HasIndex(c => c.SubjectId);
        concession.HasIndex(c => new { c.State, c.Kind, c.AskedAt });
        concession.HasIndex(c => c.AskedAt);
    }
}

internal sealed class ConcessionLineConfiguration : IEntityTypeConfiguration<ConcessionLine>
{
    public void Configure(EntityTypeBuilder<ConcessionLine> line)
    {
        line.ToTable("ConcessionLines");
        line.Property(l => l.Id).ValueGeneratedNever();
    }
}
