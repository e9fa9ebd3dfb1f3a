using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Identity.Account;

/// <summary>
/// Wrong passwords for one address, whether it belongs to a user or not: an unknown address is treated like a known one, so
/// that nobody can tell them apart.
/// </summary>
internal sealed class SignInTries
{
    public const int Allowed = 5;
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    public required string Account { get; init; }
    public int Failed { get; set; }
    public DateTime LastAt { get; set; }
    public DateTime? LockedUntil { get; set; }

    /// <summary>Key of an address.</summary>
    public static string KeyOf(string? email) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((email ?? "").Trim().Normalize().ToUpperInvariant())));
}

internal sealed class SignInTriesConfiguration : IEntityTypeConfiguration<SignInTries>
{
    public void Configure(EntityTypeBuilder<SignInTries> builder)
    {
        builder.ToTable("SignInTries");
        builder.HasKey(t => t.Account);
        builder.Property(t => t.Account).HasMaxLength(Tokens.HashLength);
        builder.HasIndex(t => t.LastAt);
    }
}
