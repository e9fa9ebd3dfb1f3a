using ErpCrm.Identity.Interventions;
using ErpCrm.Identity.Users;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Identity.Links;

internal enum LinkPurpose
{
    Invitation,
    PasswordReset,
}

/// <summary>A link that lets its holder set a user's password once.</summary>
internal sealed class Link
{
    public static readonly TimeSpan InvitationLife = TimeSpan.FromHours(72);
    public static readonly TimeSpan ResetLife = TimeSpan.FromHours(24);

    public Guid Id { get; init; } = Ids.New();
    public required Guid UserId { get; init; }
    public required LinkPurpose Purpose { get; init; }
    public required string TokenHash { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime ExpiresAt { get; init; }

    /// <summary>Who made it.</summary>
    public string MadeBy { get; init; } = "";

    /// <summary>What the link is part of, when its user has joined already: it works once that is done.</summary>
    public Guid? InterventionId { get; init; }
}

internal sealed class LinkConfiguration : IEntityTypeConfiguration<Link>
{
    public void Configure(EntityTypeBuilder<Link> builder)
    {
        builder.ToTable("Links");
        builder.Property(l => l.TokenHash).HasMaxLength(Tokens.HashLength);
        builder.Property(l => l.MadeBy).HasMaxLength(User.NameLength);
        builder.HasIndex(l => l.TokenHash).IsUnique();
        builder.HasIndex(l => l.ExpiresAt);
        builder.HasOne<User>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Intervention>().WithMany().HasForeignKey(l => l.InterventionId)
            .OnDelete(DeleteBehavior.NoAction);
    }
}
