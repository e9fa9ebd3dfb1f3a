using ErpCrm.Identity.Users;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Identity.Sessions;

/// <summary>One signed-in browser. The cookie holds the token, the table only its hash.</summary>
internal sealed class Session
{
    public const int AgentLength = 300;
    public const int AddressLength = 45;

    public Guid Id { get; init; } = Ids.New();
    public required Guid UserId { get; init; }
    public required string TokenHash { get; init; }

    /// <summary>The user's security stamp at sign-in: the session ends when the user's changes.</summary>
    public required string SecurityStamp { get; set; }

    public required DateTime CreatedAt { get; init; }
    public required DateTime LastSeenAt { get; set; }
    public required DateTime ExpiresAt { get; init; }
    public required string Agent { get; init; }
    public required string Address { get; init; }
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.Property(s => s.TokenHash).HasMaxLength(Tokens.HashLength);
        builder.Property(s => s.SecurityStamp).HasMaxLength(32);
        builder.Property(s => s.Agent).HasMaxLength(Session.AgentLength);
        builder.Property(s => s.Address).HasMaxLength(Session.AddressLength);
        builder.HasIndex(s => s.TokenHash).IsUnique();
        builder.HasIndex(s => new { s.UserId, s.LastSeenAt });
        builder.HasIndex(s => s.ExpiresAt);
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
