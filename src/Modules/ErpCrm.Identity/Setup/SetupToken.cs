using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Identity.Setup;

/// <summary>The one link that sets the application up: one row, replaced
/// at each start; one for each process of a shared database.</summary>
internal sealed class SetupToken
{
    public const int TheId = 1;
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    public int Id { get; init; } = TheId;
    public required string TokenHash { get; set; }
    public required DateTime ExpiresAt { get; set; }
}

internal sealed class SetupTokenConfiguration : IEntityTypeConfiguration<SetupToken>
{
    public void Configure(EntityTypeBuilder<SetupToken> builder)
    {
        builder.ToTable("SetupTokens");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.TokenHash).HasMaxLength(Tokens.HashLength);
    }
}
