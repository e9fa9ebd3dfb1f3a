using System.Net;
using ErpCrm.Identity.Users;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Identity.AccessTokens;

/// <summary>Lets a program ask in a user's name, within what its scopes and his role allow. Only its hash is
/// kept.</summary>
internal sealed class AccessToken
{
    public const string Prefix = "ecp_live_";
    public const int NameLength = 80;
    public const int EndLength = 4;
    public const int AddressesLength = 400;
    public const int ScopesLength = 8000;
    public const int MostDays = 365;

    public Guid Id { get; init; } = Ids.New();
    public required Guid UserId { get; init; }
    public required string Name { get; init; }
    public required string TokenHash { get; init; }

    /// <summary>Its last letters, by which one tells it from others.</summary>
    public required string End { get; init; }

    /// <summary>Permissions, parted by blanks.</summary>
    public required string Scopes { get; init; }

    /// <summary>Addresses and networks it may be used from, parted by blanks; empty for anywhere.</summary>
    public string Addresses { get; init; } = "";

    public required DateTime CreatedAt { get; init; }
    public required DateTime ExpiresAt { get; init; }
    public DateTime? RevokedAt { get; set; }
    public DateTime? LastSeenAt { get; set; }

    public bool IsGood(DateTime now) => RevokedAt is null && ExpiresAt > now;

    public bool IsFrom(IPAddress? address)
    {
        if (Addresses.Length == 0) return true;
        if (address is { IsIPv4MappedToIPv6: true }) address = address.MapToIPv4();
        return address is not null && Addresses.Split(' ').Any(
            place => NetworkOf(place) is { } network && network.Contains(address));
    }

    /// <summary>One address, or a network as <c>10.1.0.0/16</c>; null when it is neither.</summary>
    public static IPNetwork? NetworkOf(string place) =>
        IPNetwork.TryParse(place, out var network) ? network
        : !place.Contains('/', StringComparison.Ordinal) && IPAddress.TryParse(place, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : null;
}

internal static class TokenRevoking
{
    /// <summary>Revokes what a user has, with the next save; who is let in again makes new ones.</summary>
    public static async Task RevokeTokensAsync(
        this IdentityModuleDbContext db, Guid userId, DateTime now, CancellationToken ct)
    {
        var tokens = await db.AccessTokens.Where(t => t.UserId == userId && t.RevokedAt == null).ToListAsync(ct);
        foreach (var token in tokens) token.RevokedAt = now;
    }
}

internal sealed class AccessTokenConfiguration : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> builder)
    {
        builder.ToTable("AccessTokens");
        builder.Property(t => t.Name).HasMaxLength(AccessToken.NameLength);
        builder.Property(t => t.TokenHash).HasMaxLength(Tokens.HashLength);
        builder.Property(t => t.End).HasMaxLength(AccessToken.EndLength);
        builder.Property(t => t.Scopes).HasMaxLength(-1);
        builder.Property(t => t.Addresses).HasMaxLength(AccessToken.AddressesLength);
        builder.HasIndex(t => t.TokenHash).IsUnique();
        builder.HasIndex(t => new { t.UserId, t.CreatedAt });
        builder.HasOne<User>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
