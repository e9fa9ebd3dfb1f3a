using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Identity.Account;

/// <summary>
/// Wrong answers of one gate: of an address from a network address,
/// of a device, of all together. An unknown address is treated like a known one, so that nobody can tell them apart.
/// </summary>
internal sealed class SignInTries
{
    public const int Allowed = 5;
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    public required string Account { get; init; }
    public int Failed { get; set; }
    public DateTime LastAt { get; set; }
    public DateTime? LockedUntil { get; set; }

    /// <summary>Key of an address, tried from a network address.</summary>
    public static string KeyOf(string? email, string source = "") =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(Plain(email) + (source.Length > 0 ? $"\n{source}" : ""))));

    // Half a surrogate pair cannot be normalized, and is nobody's address.
    private static string Plain(string? email)
    {
        try
        {
            return (email ?? "").Trim().Normalize().ToUpperInvariant();
        }
        catch (ArgumentException)
        {
            return "";
        }
    }
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
