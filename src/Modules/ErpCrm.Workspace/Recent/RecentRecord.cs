using ErpCrm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Recent;

/// <summary>A record that somebody opened lately.</summary>
internal sealed class RecentRecord
{
    public required Guid UserId { get; init; }

    public required string Kind { get; init; }

    public required Guid RecordId { get; init; }

    /// <summary>UTC, the last time.</summary>
    public required DateTime At { get; set; }
}

internal sealed class RecentRecordConfiguration : IEntityTypeConfiguration<RecentRecord>
{
    public void Configure(EntityTypeBuilder<RecentRecord> recent)
    {
        recent.ToTable("RecentRecords");
        recent.HasKey(r => new { r.UserId, r.Kind, r.RecordId });
        recent.Property(r => r.Kind).HasMaxLength(RecordRef.KindLength);
        recent.HasIndex(r => new { r.UserId, r.At });
    }
}
