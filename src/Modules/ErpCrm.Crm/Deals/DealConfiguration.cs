using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Crm.Deals;

internal sealed class DealConfiguration :
    IEntityTypeConfiguration<Deal>, IEntityTypeConfiguration<
        DealMilestone>, IEntityTypeConfiguration<StagePassage>, IEntityTypeConfiguration<DealProject>
{
    public void Configure(EntityTypeBuilder<Deal> builder)
    {
        builder.ToTable("Deals");
        builder.Property(d => d.Name).HasMaxLength(Deal.NameLength);
        builder.Property(d => d.Note).HasMaxLength(Deal.NoteLength);
        builder.Property(d => d.ReasonNote).HasMaxLength(Deal.ReasonLength);
        builder.Property(d => d.Currency).HasMaxLength(Currencies.CodeLength);
        builder.Property(d => d.SearchText).HasMaxLength(SearchText.MaxLength);
        builder.Ignore(d => d.Value);
        builder.HasOne(d => d.Company).WithMany().HasForeignKey(d => d.CompanyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(d => d.Stage).WithMany().HasForeignKey(d => d.StageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(d => d.Milestones).WithOne().HasForeignKey(m => m.DealId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(d => d.Passages).WithOne().HasForeignKey(p => p.DealId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(d => d.EngagementId).IsUnique();
        builder.HasIndex(d => new { d.Status, d.StageId, d.Rank });
        builder.HasIndex(d => new { d.Status, d.ExpectedCloseOn });
        builder.HasIndex(d => new { d.OwnerId, d.Status, d.ExpectedCloseOn });
        builder.HasIndex(d => new { d.Status, d.ClosedOn });
        builder.HasIndex(d => new { d.CompanyId, d.Status });
        builder.HasIndex(d => d.Name);
        builder.HasIndex(d => d.ContactId);
    }

    public void Configure(EntityTypeBuilder<DealMilestone> builder)
    {
        builder.ToTable("DealMilestones");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Name).HasMaxLength(Deal.NameLength);
    }

    public void Configure(EntityTypeBuilder<StagePassage> builder)
    {
        builder.ToTable("StagePassages");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.StageName).HasMaxLength(Stages.Stage.NameLength);
        builder.Property(p => p.EnteredByName).HasMaxLength(120);
        builder.HasIndex(p => new { p.StageId, p.EnteredAt });
    }

    public void Configure(EntityTypeBuilder<DealProject> builder)
    {
        builder.ToTable("DealProjects");
        builder.HasKey(p => p.DealId);
        builder.Property(p => p.Code).HasMaxLength(40);
        builder.Property(p => p.Name).HasMaxLength(200);
    }
}
