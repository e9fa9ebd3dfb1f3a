using ErpCrm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Approvals;

internal sealed class ApprovalConfiguration : IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Approval> approval)
    {
        approval.ToTable("Approvals");
        approval.Property(a => a.Kind).HasMaxLength(RecordRef.KindLength);
        approval.Property(a => a.RecordKind).HasMaxLength(RecordRef.KindLength);
        approval.Property(a => a.EscalateTo).HasMaxLength(ApprovalPolicy.RoleLength);
        approval.Property(a => a.ClosedByName).HasMaxLength(Approval.NameLength);
        approval.Property(a => a.Note).HasMaxLength(Approval.NoteLength);
        approval.Ignore(a => a.InOrder);
        approval.Ignore(a => a.Open);
        approval.Ignore(a => a.Steps);
        approval.HasMany(a => a.Seats).WithOne().HasForeignKey(s => s.ApprovalId)
            .OnDelete(DeleteBehavior.Cascade);
        approval.HasIndex(a => new { a.Kind, a.RecordId, a.AskedAt }).IsUnique();
        approval.HasIndex(a => new { a.State, a.Kind });
        approval.HasIndex(a => a.RecordId);
    }
}
