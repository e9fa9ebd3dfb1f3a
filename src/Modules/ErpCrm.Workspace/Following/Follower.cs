using ErpCrm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Following;

/// <summary>Somebody who wants to know what happens to a record, or wants not to.</summary>
internal sealed class Follower(string kind, Guid recordId, Guid userId)
{
    public string Kind { get; private set; } = kind;

    public Guid RecordId { get; private set; } = recordId;

    public Guid UserId { get; private set; } = userId;

    /// <summary>Said no: what would make somebody follow (writing, being named) does not make this one follow
    /// again.</summary>
    public bool HasLeft { get; set; }
}

internal sealed class FollowerConfiguration : IEntityTypeConfiguration<Follower>
{
    public void Configure(EntityTypeBuilder<Follower> builder)
    {
        builder.ToTable("Followers");
        builder.HasKey(f => new { f.Kind, f.RecordId, f.UserId });
        builder.Property(f => f.Kind).HasMaxLength(RecordRef.KindLength);
        builder.HasIndex(f => f.UserId);
    }
}
