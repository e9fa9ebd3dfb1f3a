using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Identity;

/// <summary>Changes with what it stands for, so that every process
/// notices that what it keeps in memory is old.</summary>
internal sealed class Stamp
{
    public const string Rights = "rights";
    public const string Company = "company";

    public required string Name { get; init; }
    public required Guid Value { get; set; }
}

internal sealed class StampConfiguration : IEntityTypeConfiguration<Stamp>
{
    public void Configure(EntityTypeBuilder<Stamp> builder)
    {
        builder.ToTable("Stamps");
        builder.HasKey(s => s.Name);
        builder.Property(s => s.Name).HasMaxLength(20);
    }
}
